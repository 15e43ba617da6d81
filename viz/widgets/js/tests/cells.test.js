import assert from "node:assert/strict";
import { test } from "node:test";
import { cellIndex, cellName, namedInPart, shapeText } from "../shared/cells.js";

test("cells are counted in C order, as NumPy's unravel_index counts them", () => {
  assert.deepEqual(cellIndex(7, [2, 3, 2]), [1, 0, 1]);
  assert.equal(cellName("w", 5, [2, 3]), "w[1, 2]");
  assert.equal(cellName("b", 0, []), "b");
});

test("a shape reads as Python writes it", () => {
  assert.deepEqual([[], [3], [2, 3]].map(shapeText), ["()", "(3,)", "(2, 3)"]);
});

test("of many names the first dozen is told", () => {
  assert.equal(namedInPart(["x", "y"]), "x, y");
  assert.equal(namedInPart(Array(13).fill("a")), `${Array(12).fill("a").join(", ")}, …`);
});
