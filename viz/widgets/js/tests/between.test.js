import assert from "node:assert/strict";
import { test } from "node:test";
import { between, contour } from "../field/between.js";

const WINDOW = [-2, 2, -1, 3];
function grid(f, columns = 41, rows = 41) {
  const values = [];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++)
      values.push(
        f(
          WINDOW[0] + ((WINDOW[1] - WINDOW[0]) * i) / (columns - 1),
          WINDOW[2] + ((WINDOW[3] - WINDOW[2]) * j) / (rows - 1),
        ),
      );
  return { values, columns, rows, window: WINDOW };
}
const near = (found, wanted, by) => assert.ok(Math.abs(found - wanted) < by, `${found}, not ${wanted}`);

// The course's x₁² + 2x₂²: at (1, 1) f = 3 and ∇f = (2, 4).
test("a quadratic function is met between the points", () => {
  const bowl = grid((x, y) => x * x + 2 * y * y);
  for (const [x, y] of [
    [1, 1],
    [0.333, 0.777],
    [-1.51, 2.04],
  ]) {
    const found = between(bowl, [x, y]);
    near(found.value, x * x + 2 * y * y, 1e-9);
    near(found.gradient[0], 2 * x, 1e-9);
    near(found.gradient[1], 4 * y, 1e-9);
  }
});

test("a wave is met closely, up to the edge roughly", () => {
  const wave = grid((x, y) => Math.sin(x) * Math.cos(y), 101, 101);
  const found = between(wave, [0.123, 0.456]);
  near(found.value, Math.sin(0.123) * Math.cos(0.456), 1e-4);
  near(found.gradient[0], Math.cos(0.123) * Math.cos(0.456), 1e-3);
  near(found.gradient[1], -Math.sin(0.123) * Math.sin(0.456), 1e-3);
  near(between(wave, [2, 3]).value, Math.sin(2) * Math.cos(3), 1e-9);
});

test("where a value around is none there is nothing", () => {
  const half = grid((x, y) => (x > 0 ? Math.log(x) + y : Number.NaN));
  assert.equal(between(half, [-1, 1]), null);
  assert.equal(between(half, [0.05, 1]), null);
  assert.notEqual(between(half, [1, 1]), null);
});

test("the contour lies on its level", () => {
  const bowl = grid((x, y) => x * x + 2 * y * y, 201, 201);
  const pieces = contour(bowl, 1);
  assert.ok(pieces.length > 100);
  for (const [a, b, c, d] of pieces) {
    near(a * a + 2 * b * b, 1, 1e-3);
    near(c * c + 2 * d * d, 1, 1e-3);
  }
  assert.deepEqual(contour(bowl, -1), []);
});
