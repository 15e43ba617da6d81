import assert from "node:assert/strict";
import { test } from "node:test";
import { isDarkColour } from "../shared/theme.js";

test("a background tells light from dark", () => {
  assert.equal(isDarkColour("rgb(255, 255, 255)"), false);
  assert.equal(isDarkColour("rgb(20, 24, 31)"), true);
  assert.equal(isDarkColour("rgba(243, 245, 250, 0.9)"), false);
});

test("a background that cannot be read is light", () => {
  assert.equal(isDarkColour(""), false);
});
