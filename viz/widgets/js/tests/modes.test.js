import assert from "node:assert/strict";
import test from "node:test";
import { costText, isThere } from "../components/modes/counting.js";
import { barLength, blocksAfter, sides } from "../components/modes/race.js";

test("a forward pass brings a column, a backward pass a row", () => {
  const known = (mode, passes) => [0, 1].map((i) => [0, 1, 2].map((j) => isThere(mode, passes, i, j)));
  assert.deepEqual(known("forward", 2), [
    [true, true, false],
    [true, true, false],
  ]);
  assert.deepEqual(known("reverse", 1), [
    [true, true, true],
    [false, false, false],
  ]);
});

test("counters grow with the passes and leave out what could not be counted", () => {
  const one = { count: "Pass {at} of {all}", all: 3, each: 4, multiplied: "multiplications {count}", rest: "stored 0" };
  assert.equal(costText(one, 2), "Pass 2 of 3 · multiplications 8 · stored 0");
  assert.equal(costText({ ...one, each: null }, 1), "Pass 1 of 3 · stored 0");
});

test("products merge neighbours until one block is left", () => {
  const sizes = [100, 100, 100, 1];
  assert.deepEqual(
    blocksAfter(sizes, []).map((one) => [one.rows, one.columns, one.name]),
    [
      [1, 100, "J₃"],
      [100, 100, "J₂"],
      [100, 100, "J₁"],
    ],
  );
  const reverse = [
    { left: [3, 3], right: [2, 2] },
    { left: [2, 3], right: [1, 1] },
  ];
  assert.deepEqual(
    blocksAfter(sizes, reverse.slice(0, 1)).map((one) => one.name),
    ["J₃…J₂", "J₁"],
  );
  assert.deepEqual(
    blocksAfter(sizes, reverse).map((one) => [one.rows, one.columns]),
    [[1, 100]],
  );
});

test("what costs more has the longer bar, and nothing is too thin to be seen", () => {
  assert.ok(barLength(1_010_000, 1_010_000) > barLength(20_000, 1_010_000));
  assert.ok(sides(1, 100, 100, 104).height >= 7);
});
