import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, positionAt } from "../exercises/order.js";

test("a step goes in, up, down and out", () => {
  assert.deepEqual(moved([], 3, 0), [3]);
  assert.deepEqual(moved([1, 2, 3], 3, 0), [3, 1, 2]);
  assert.deepEqual(moved([1, 2, 3], 1, 1), [2, 1, 3]);
  assert.deepEqual(moved([1, 2, 3], 2, null), [1, 3]);
  assert.deepEqual(moved([1, 2], 5, 99), [1, 2, 5]);
  assert.deepEqual(moved([1, 2], 2, -1), [2, 1]);
});

test("a step that is held belongs after all whose middle is above it", () => {
  const cards = [
    { step: 7, top: 0, bottom: 20 },
    { step: 8, top: 20, bottom: 60 },
    { step: 9, top: 60, bottom: 80 },
  ];
  assert.equal(positionAt(cards, 5, 5), 0);
  assert.equal(positionAt(cards, 5, 45), 2);
  assert.equal(positionAt(cards, 8, 45), 1); // it does not count itself
  assert.equal(positionAt(cards, 5, 200), 3);
});
