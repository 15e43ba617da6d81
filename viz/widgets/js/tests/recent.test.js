import assert from "node:assert/strict";
import test from "node:test";
import { alike, forgotten, noted, renamed } from "../shared/recent.js";

const seen = (text, page = "graph") => ({ page, link: `L${text}`, title: text, text });
const now = (id, sitting = "today") => ({ id, sitting, at: Number(id) });

test("what is being edited stays one entry", () => {
  let list = noted([], seen("x = torch.ones(3)"), now("1"));
  list = noted(list, seen("x = torch.ones(4)"), now("2"));
  list = noted(list, seen("x = torch.ones(4)\ny = x * 2"), now("3"));
  assert.deepEqual(
    list.map(({ id, text }) => [id, text]),
    [["1", "x = torch.ones(4)\ny = x * 2"]],
  );
});

test("another program, another page, another sitting and a named one get entries of their own", () => {
  const first = noted([], seen("x = torch.ones(3)"), now("1"));
  assert.equal(noted(first, seen("def f(a):\n    return a"), now("2")).length, 2);
  assert.equal(noted(first, seen("x = torch.ones(4)", "tensors"), now("2")).length, 2);
  assert.equal(noted(first, seen("x = torch.ones(4)"), now("2", "tomorrow")).length, 2);
  assert.equal(noted(renamed(first, "1", "mine"), seen("x = torch.ones(4)"), now("2")).length, 2);
});

test("a program that is seen again moves to the top with its name", () => {
  let list = noted([], seen("first program"), now("1"));
  list = noted(list, seen("another"), now("2"));
  list = noted(renamed(list, "1", " mine "), seen("first program"), now("3", "tomorrow"));
  assert.deepEqual(
    list.map(({ id, name }) => [id, name]),
    [
      ["1", "mine"],
      ["2", undefined],
    ],
  );
});

test("the list has bounds", () => {
  let list = [];
  for (let i = 0; i < 50; i += 1) list = noted(list, seen(`${i}`.repeat(40)), now(String(i), String(i)));
  assert.equal(list.length, 30);
  assert.deepEqual(noted(list, { ...seen("huge"), link: "x".repeat(60_001) }, now("99")), list);
});

test("a name can be taken back and an entry forgotten", () => {
  const list = renamed(noted([], seen("a program"), now("1")), "1", "mine");
  assert.equal(renamed(list, "1", "  ")[0].name, undefined);
  assert.deepEqual(forgotten(list, "1"), []);
});

test("an edit in one place is known, a replaced text is not", () => {
  assert.ok(alike("x**2 + y**2", "x**2 - y**2"));
  assert.ok(alike("x", "x**2"));
  assert.ok(!alike("", "x"));
  assert.ok(!alike("import torch\nx = 1\nprint(x)", "import torch\nw = torch.zeros(2)\nloss = (w - 3).norm()"));
});
