import assert from "node:assert/strict";
import test from "node:test";
import { overlap, placed } from "../linear/labels.js";

const label = (text, x, y, angle) => ({ text, x, y, angle, look: "" });

test("labels of arrows with one head stand beside one another", () => {
  const found = placed([label("a", 200, 200, 0), label("a + b", 200, 200, 0), label("∇", 203, 200, 0)], 440);
  for (const [at, one] of found.entries())
    for (const other of found.slice(at + 1)) assert.equal(overlap(one.box, other.box), 0);
});

test("a label stays inside the frame", () => {
  for (const angle of [0, 1, 2, 3, 4, 5, 6]) {
    const [{ box }] = placed([label("−0.5·b", 220 + 219 * Math.cos(angle), 220 + 219 * Math.sin(angle), angle)], 440);
    assert.ok(box.x - box.width / 2 >= 0 && box.x + box.width / 2 <= 440);
    assert.ok(box.y - box.height / 2 >= 0 && box.y + box.height / 2 <= 440);
  }
});

test("alone, it stands where the arrow points", () => {
  const [{ box }] = placed([label("a", 100, 100, Math.PI / 2)], 440);
  assert.ok(Math.abs(box.x - 100) < 1e-9 && box.y > 100);
});

test("a label leaves a thick line whole that goes on where its arrow ends", () => {
  const bar = [
    [220, 220],
    [320, 220],
  ];
  const [{ box }] = placed([label("b", 285, 220, 0)], 440, [bar]);
  for (let x = 220; x <= 320; x++) assert.equal(overlap(box, { x, y: 220, width: 1, height: 5 }), 0);
});
