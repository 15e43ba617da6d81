import assert from "node:assert/strict";
import { test } from "node:test";
import {
  angleBetween,
  applied,
  ball,
  composed,
  determinant,
  IDENTITY,
  mixed,
  onTheWay,
  turned,
} from "../linear/maps.js";

const near = (found, wanted) =>
  found.flat().forEach((one, at) => assert.ok(Math.abs(one - wanted.flat()[at]) < 1e-9, `${found}`));

test("products and determinants", () => {
  assert.deepEqual(
    applied(
      [
        [1, 2],
        [3, 4],
      ],
      [1, 1],
    ),
    [3, 7],
  );
  assert.deepEqual(
    composed(
      [
        [1, 2],
        [3, 4],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ),
    [
      [2, 1],
      [4, 3],
    ],
  );
  assert.equal(
    determinant([
      [1, 2],
      [3, 4],
    ]),
    -2,
  );
  assert.deepEqual(
    mixed(
      IDENTITY,
      [
        [3, 2],
        [0, 1],
      ],
      0.5,
    ),
    [
      [2, 1],
      [0, 1],
    ],
  );
});

test("a turn keeps lengths on its way", () => {
  const half = turned(
    [
      [0, -1],
      [1, 0],
    ],
    0.5,
  );
  assert.ok(Math.abs(determinant(half) - 1) < 1e-12);
  near(
    turned(
      [
        [0, -1],
        [1, 0],
      ],
      1,
    ),
    [
      [0, -1],
      [1, 0],
    ],
  );
});

test("turn, stretch and turn end at the map", () => {
  // A = U S Vh for A = [[0, -2], [1, 0]]: S = (2, 1)
  const parts = {
    U: [
      [-1, 0],
      [0, 1],
    ],
    S: [2, 1],
    Vh: [
      [0, 1],
      [1, 0],
    ],
  };
  near(
    onTheWay(
      [
        [0, -2],
        [1, 0],
      ],
      parts,
      1,
    ),
    [
      [0, -2],
      [1, 0],
    ],
  );
  near(
    onTheWay(
      [
        [0, -2],
        [1, 0],
      ],
      parts,
      0,
    ),
    IDENTITY,
  );
  near(
    onTheWay(
      [
        [0, -2],
        [1, 0],
      ],
      null,
      1,
    ),
    [
      [0, -2],
      [1, 0],
    ],
  );
});

test("angles, and the unit balls of norms", () => {
  assert.ok(Math.abs(angleBetween([1, 0], [0, 2]) - 90) < 1e-9);
  assert.ok(Number.isNaN(angleBetween([0, 0], [1, 0])));
  for (const [x, y] of ball(1)) assert.ok(Math.abs(Math.abs(x) + Math.abs(y) - 1) < 1e-12);
  for (const [x, y] of ball(100)) assert.ok(Math.abs(Math.max(Math.abs(x), Math.abs(y)) - 1) < 1e-12);
});
