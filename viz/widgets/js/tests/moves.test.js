import assert from "node:assert/strict";
import { test } from "node:test";
import { cellText, moved, movers, unpacked } from "../data/moves.js";

const table = {
  name: "X",
  title: "",
  kind: "tensor",
  labels: ["0", "3"],
  columns: [{ name: "a" }, { name: "b" }, { name: "c" }],
};
// Two cells of the file, six shown cells: the first moves cells 0 and 5, the second cell 1; empty, the second moves 2.
const answer = unpacked(
  {
    value: btoa(String.fromCharCode(0b10000101, 0b00000000)),
    absence: btoa(String.fromCharCode(0b00000000, 0b10000000)),
  },
  table,
  2,
);

test("bits are read row by row, the highest first", () => {
  assert.deepEqual(movers(answer, 0), { value: [0], absence: [] });
  assert.deepEqual(movers(answer, 1), { value: [1], absence: [] });
  assert.deepEqual(movers(answer, 2), { value: [], absence: [1] });
  assert.deepEqual(movers(answer, 5), { value: [0], absence: [] });
  assert.deepEqual(moved(answer, 0), { value: [0, 5], absence: [] });
  assert.deepEqual(moved(answer, 1), { value: [1], absence: [2] });
});

test("a cell is called by the names of its row and column", () => {
  assert.equal(cellText(table, 4), "X[3, b]");
});
