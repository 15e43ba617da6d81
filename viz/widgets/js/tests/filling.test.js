import assert from "node:assert/strict";
import { test } from "node:test";
import { isInView, thingsOf } from "../components/graph/filling.js";

const card = (/** @type {any} */ group, /** @type {number} */ x, /** @type {number} */ y) => ({
  group,
  x,
  y,
  width: 100,
  height: 50,
});

test("an edge takes the place from its one card to the other, a frame all of the picture", () => {
  const [frame, edge, one, other] = [{}, {}, {}, {}];
  const into = { children: [frame, edge, one, other] };
  const cards = [card(one, 10, 20), card(other, 300, 200)];
  const places = thingsOf({ into, width: 900, height: 800 }, cards, [{ group: edge, tail: 1, head: 0 }]);
  assert.deepEqual(
    places.map(({ x, y, width, height }) => [x, y, width, height]),
    [
      [0, 0, 900, 800],
      [10, 20, 390, 230],
      [10, 20, 100, 50],
      [300, 200, 100, 50],
    ],
  );
});

test("what the view shows, moved and scaled, and what is close to it", () => {
  const view = { room: { width: 400, height: 300 }, scale: 2, x: -1000, y: 0 };
  assert.ok(isInView(card({}, 500, 0), view)); // at its left edge
  assert.ok(isInView(card({}, 725, 0), view)); // 50 px to the right of it
  assert.ok(!isInView(card({}, 740, 0), view));
  assert.ok(!isInView(card({}, 360, 0), view));
  assert.ok(!isInView(card({}, 500, 190), view));
  assert.ok(isInView(card({}, 740, 0), view, 200)); // within another margin
});
