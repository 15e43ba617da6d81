import assert from "node:assert/strict";
import { test } from "node:test";
import { indexOf, places, running } from "../matrix/places.js";

const axis = (source, role, outer, down) => ({ source, role, outer, down });
const NUMERATOR = [
  axis(0, "output", true, true),
  axis(1, "output", true, false),
  axis(3, "input", false, true),
  axis(2, "input", false, false),
];
const TORCH = [
  axis(0, "output", true, true),
  axis(1, "output", true, false),
  axis(2, "input", false, true),
  axis(3, "input", false, false),
];

test("an entry's index is that of C order", () => {
  assert.deepEqual(indexOf(0, []), []);
  assert.deepEqual(indexOf(35, [3, 2, 3, 2]), [2, 1, 2, 1]);
  assert.deepEqual(indexOf(7, [3, 2, 3, 2]), [0, 1, 0, 1]);
});

test("every entry has a place of its own, in every layout", () => {
  for (const axes of [NUMERATOR, TORCH]) {
    const { cells, rows, columns } = places(axes, [5, 4, 5, 4]);
    assert.equal(cells.length, 400);
    assert.equal(rows * columns, 400);
    assert.equal(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size, 400);
  }
});

test("the layouts turn blocks, and the output's axes stay", () => {
  const lengths = [3, 2, 3, 2];
  const flat = ((1 * 2 + 1) * 3 + 2) * 2 + 0; // Y[1, 1] by X[2, 0]
  assert.deepEqual(places(TORCH, lengths).cells[flat], {
    row: 1 * 3 + 2,
    rowBlock: 1,
    column: 1 * 2 + 0,
    columnBlock: 1,
  });
  assert.deepEqual(places(NUMERATOR, lengths).cells[flat], {
    row: 1 * 2 + 0,
    rowBlock: 1,
    column: 1 * 3 + 2,
    columnBlock: 1,
  });
});

test("a lone column has one block, and an added length of 1 no place", () => {
  const column = [axis(0, "output", true, true), axis(-1, "input", false, false)];
  const { rows, columns, blocks } = places(column, [3]);
  assert.deepEqual([rows, columns, blocks.down, blocks.across], [3, 1, 1, 1]);
  assert.equal(running(column, [3], false).length, 0);
});
