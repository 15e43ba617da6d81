import assert from "node:assert/strict";
import test from "node:test";

globalThis.window ??= globalThis;
window.setTimeout ??= globalThis.setTimeout;
const { sendingAtOnce } = await import("../shared/sending.js");

// As Streamlit does it: what is said until a timer of no time goes off is sent together.
function streamlits() {
  const sent = [];
  let waiting = [];
  let scheduled = false;
  const say = (name, value) => {
    waiting.push([name, value]);
    if (scheduled) return;
    scheduled = true;
    window.setTimeout(() => {
      sent.push(waiting);
      waiting = [];
      scheduled = false;
    }, 0);
  };
  return { sent, mounted: sendingAtOnce({ data: 7, setStateValue: say, setTriggerValue: say }) };
}

test("what is said in one event is sent together, before any timer or frame", async () => {
  const { sent, mounted } = streamlits();
  const later = new Promise((done) => setTimeout(done));
  assert.equal(mounted.data, 7);
  mounted.setStateValue("edited", 1);
  mounted.setTriggerValue("acted", 2);
  assert.deepEqual(sent, []);
  await null;
  assert.deepEqual(sent, [
    [
      ["edited", 1],
      ["acted", 2],
    ],
  ]);
  mounted.setStateValue("edited", 3);
  await later;
  assert.deepEqual(sent.slice(1), [[["edited", 3]]]);
});

test("a timer of some time stays one, and a component that fails leaves the page its timers", async () => {
  const own = window.setTimeout;
  const order = [];
  const late = () => new Promise((done) => window.setTimeout(() => done(order.push("late")), 5));
  let waited;
  const mounted = sendingAtOnce({
    setStateValue() {
      waited = late();
    },
    setTriggerValue() {
      throw new Error("no connection");
    },
  });
  mounted.setStateValue("edited", 1);
  order.push("first");
  await waited;
  assert.deepEqual(order, ["first", "late"]);
  assert.throws(() => mounted.setTriggerValue("acted", 1));
  assert.equal(window.setTimeout, own);
});
