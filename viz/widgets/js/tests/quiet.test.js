import assert from "node:assert/strict";
import { mock, test } from "node:test";

const page = new EventTarget();
globalThis.window = /** @type {any} */ (page);
page.setTimeout = (...given) => setTimeout(...given);
const idle = new Map();
globalThis.requestIdleCallback = (act) => {
  idle.set(idle.size + 1, act);
  return idle.size;
};
globalThis.cancelIdleCallback = (number) => idle.set(number, () => {});
let now = 0;
mock.method(performance, "now", () => now);
mock.timers.enable({ apis: ["setTimeout"] });
const { inQuiet } = await import("../shared/quiet.js");

const passes = (time) => {
  now += time;
  mock.timers.tick(time);
};
const rests = () => {
  for (const [number, act] of [...idle]) {
    idle.set(number, () => {});
    act();
  }
};
const says = (name) => page.dispatchEvent(new CustomEvent(`cotangent:${name}`, { detail: {} }));

test("what can wait is done in an idle moment, and not while an answer is awaited or painted", () => {
  const done = [];
  inQuiet(() => done.push("at once"));
  rests();
  assert.deepEqual(done, ["at once"]);
  says("asked");
  inQuiet(() => done.push("after it"));
  rests();
  passes(300);
  says("early"); // it came: now only its frame is waited for
  rests();
  assert.equal(done.length, 1);
  passes(500);
  rests();
  assert.deepEqual(done, ["at once", "after it"]);
});

test("work that is given up is never done", () => {
  says("asked");
  const done = [];
  const end = inQuiet(() => done.push(1));
  rests();
  end();
  passes(5000);
  rests();
  inQuiet(() => done.push(2))();
  rests();
  assert.deepEqual(done, []);
});
