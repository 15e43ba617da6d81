import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf } from "../shared/glossary.js";

const term = (/** @type {string[]} */ ...said) => ({ word: said[0], other: "", sentence: "", link: "", said });
const said = (/** @type {string} */ text, /** @type {any[]} */ terms) =>
  placesOf(text, terms).map((place) => text.slice(place.start, place.end));

test("an English word is found whole, in any case, at its first letter and its last", () => {
  const terms = [term("matrix", "matrices")];
  assert.deepEqual(said("A matrix, two MATRICES; a matrixlet is none.", terms), ["matrix", "MATRICES"]);
});

test("a Chinese word is found inside a sentence, which has no gaps", () => {
  assert.deepEqual(said("反向传播为每个叶子算出梯度。", [term("叶子"), term("梯度")]), ["叶子", "梯度"]);
});

test("of two that overlap, the one that begins first stays; of two that begin together, the longer one", () => {
  assert.deepEqual(said("the directional derivative", [term("derivative"), term("directional derivative")]), [
    "directional derivative",
  ]);
  assert.deepEqual(said("chain rule", [term("chain"), term("chain rule")]), ["chain rule"]);
});
