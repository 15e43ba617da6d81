import assert from "node:assert/strict";
import { test } from "node:test";
import { changeTo, characters, keptLines, offset } from "../editor/places.js";

test("characters are counted as Python counts them", () => {
  assert.equal(characters("a梯度"), 3);
  assert.equal(characters("𝛼 = 1"), 5); // outside the basic plane: two units
  assert.equal(characters(""), 0);
});

test("a column of Python's is found behind letters of two units", () => {
  assert.equal(offset("𝛼 = 𝛽", 4), 5);
  assert.equal(offset("abc", 2), 2);
  assert.equal(offset("abc", 9), 3);
});

test("lines before and after an edit are kept, at their new numbers", () => {
  assert.deepEqual(keptLines(["a", "b", "c"], ["a", "x", "b", "c"]), [0, 2, 3]);
  assert.deepEqual(keptLines(["a", "b", "c"], ["a", "B", "c"]), [0, -1, 2]);
  assert.deepEqual(keptLines(["a", "a"], ["a"]), [0, -1]);
  assert.deepEqual(keptLines(["a"], ["a", "a"]), [0]);
  assert.deepEqual(keptLines([], ["a"]), []);
});

/** @param {string} before @param {string} after */
function applied(before, after) {
  const { from, to, insert } = changeTo(before, after);
  return before.slice(0, from) + insert + before.slice(to);
}

test("a change makes the one text of the other and touches what differs only", () => {
  for (const [before, after] of [
    ["", ""],
    ["abc", "abxc"],
    ["aaa", "aa"],
    ["aa", "aaa"],
    ["abc", ""],
    ["", "abc"],
    ["x😀y", "x😁y"],
  ]) {
    assert.equal(applied(before, after), after);
  }
  assert.deepEqual(changeTo("y = a.sum(axis=1)", "y = a.sum(axis=1, keepdims=True)"), {
    from: 16,
    to: 16,
    insert: ", keepdims=True",
  });
});

test("a change never cuts a pair of units in two", () => {
  const { from, to, insert } = changeTo("x😀y", "x😁y");
  assert.equal("x😀y".slice(from, to), "😀");
  assert.equal(insert, "😁");
});
