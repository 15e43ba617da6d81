import assert from "node:assert/strict";
import test from "node:test";
import { defaultKeymap, toggleComment } from "@codemirror/commands";
import { openSearchPanel, searchKeymap } from "@codemirror/search";
import { actionOf, keysOf } from "../shared/keys.js";

test("a key is found by what it does, a letter in either case", () => {
  assert.equal(actionOf("page", { key: "F" }), "lecture");
  assert.equal(actionOf("picture", { key: "=" }), "in");
  assert.equal(actionOf("picture", { key: "q" }), undefined);
  assert.throws(() => keysOf("editor", "fly"));
});

test("the keys that CodeMirror binds itself are those of the table", () => {
  const keyOf = (keymap, run) => keymap.filter((one) => one.run === run).map((one) => one.key);
  assert.ok(keysOf("editor", "comment").every((key) => keyOf(defaultKeymap, toggleComment).includes(key)));
  assert.ok(keysOf("editor", "find").every((key) => keyOf(searchKeymap, openSearchPanel).includes(key)));
});

test("no key does two things in one place", async () => {
  const { default: bound } = await import("../../../bound_keys.json", { with: { type: "json" } });
  for (const [place, actions] of Object.entries(bound)) {
    const keys = Object.values(actions).flat();
    assert.equal(new Set(keys).size, keys.length, place);
  }
});
