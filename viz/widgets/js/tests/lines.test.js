import assert from "node:assert/strict";
import { test } from "node:test";
import { freePlace } from "../components/graph/lines.js";

const card = { x: 0, y: 0, width: 100, height: 50 };
const points = [
  { x: 110, y: 60 },
  { x: 140, y: 60 },
];
const label = (/** @type {number} */ width) => ({ width, height: 14 });

test("a label stands over the first point at which it covers no card", () => {
  assert.deepEqual(freePlace(points, [card], label(10)), { x: 110, y: 49 });
  assert.deepEqual(freePlace(points, [card], label(40)), { x: 140, y: 49 });
});

test("else beside one", () => {
  assert.deepEqual(freePlace(points, [card], label(100)), { x: 168, y: 60 });
});

test("at its own place, where it covers none there", () => {
  assert.deepEqual(freePlace(points, [card], label(10), { x: 300, y: 10 }), { x: 300, y: 10 });
  assert.deepEqual(freePlace(points, [card], label(10), { x: 50, y: 10 }), { x: 110, y: 49 });
});

test("nowhere, where it covers one everywhere", () => {
  assert.equal(freePlace(points, [{ ...card, width: 400, height: 400 }], label(10)), undefined);
});
