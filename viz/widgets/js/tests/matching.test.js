import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../exercises/matching.js";

const TOPICS = [
  { title: "Broadcasting", section: "2.1.3", exercises: [{ title: "Which shapes fit" }, { title: "A column" }] },
  { title: "Norms", section: "2.3.10", exercises: [{ title: "The norm of a row" }] },
];
const titles = (sought) => matching(TOPICS, sought).map((topic) => topic.exercises.map((one) => one.title));

test("a topic that is meant keeps all its exercises", () => {
  assert.deepEqual(titles("broad"), [["Which shapes fit", "A column"]]);
  assert.deepEqual(titles("2.3.10"), [["The norm of a row"]]);
});

test("each word is sought in title and topic together", () => {
  assert.deepEqual(titles("COLUMN broadcasting"), [["A column"]]);
  assert.deepEqual(titles("row norm"), [["The norm of a row"]]);
  assert.deepEqual(titles("nothing"), []);
});

test("nothing sought leaves everything", () => {
  assert.equal(matching(TOPICS, "  ").length, 2);
});
