import assert from "node:assert/strict";
import test from "node:test";

globalThis.window ??= new EventTarget();
const { shownEarly } = await import("../shared/early.js");

function component() {
  const shown = [];
  const view = shownEarly(() => ({ update: ({ text }) => shown.push(text), stop() {} }))();
  const data = (text) => ({ early: "graph", text });
  return {
    shown,
    fromStreamlit: (text) => view.update(data(text), { data: data(text) }),
    ahead(text, key = "graph") {
      const told = { data: { ...data(text), early: key }, taken: false };
      window.dispatchEvent(new CustomEvent("cotangent:early", { detail: told }));
      return told.taken;
    },
    stop: view.stop,
  };
}

test("what is meant for it is taken, once Streamlit has shown it", () => {
  const { shown, ahead, fromStreamlit, stop } = component();
  assert.equal(ahead("too early"), false);
  fromStreamlit("first");
  assert.equal(ahead("another's", "plane"), false);
  assert.equal(ahead("second"), true);
  assert.deepEqual(shown, ["first", "second"]);
  stop();
  assert.equal(ahead("gone"), false);
});

test("an older call of Streamlit's takes nothing back", () => {
  const { shown, ahead, fromStreamlit, stop } = component();
  fromStreamlit("first");
  ahead("second");
  ahead("third");
  fromStreamlit("first"); // another theme
  fromStreamlit("second");
  assert.deepEqual(shown, ["first", "second", "third"]);
  fromStreamlit("third");
  fromStreamlit("third"); // another theme
  assert.deepEqual(shown, ["first", "second", "third", "third", "third"]);
  stop();
});

test("back and forth ends with what came last", () => {
  const { shown, ahead, fromStreamlit, stop } = component();
  fromStreamlit("first");
  ahead("second");
  ahead("first");
  fromStreamlit("first"); // it left the second out
  fromStreamlit("first"); // another theme
  assert.deepEqual(shown, ["first", "second", "first", "first", "first"]);
  stop();
});

test("what Streamlit does not hand over again is shown again", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { shown, ahead, fromStreamlit, stop } = component();
  fromStreamlit("first");
  ahead("second"); // and the first once more, by its name: for Streamlit nothing has changed
  context.mock.timers.tick(1000);
  assert.deepEqual(shown, ["first", "second", "first"]);
  ahead("third");
  fromStreamlit("third");
  context.mock.timers.tick(1000);
  assert.deepEqual(shown.slice(3), ["third", "third"]);
  ahead("fourth");
  stop();
  context.mock.timers.tick(1000);
  assert.equal(shown.length, 6);
});

test("what Streamlit has and nobody showed early is shown", () => {
  const { shown, ahead, fromStreamlit, stop } = component();
  fromStreamlit("first");
  ahead("second");
  fromStreamlit("fourth"); // the third was told by its name only, and the second was left out
  ahead("fourth");
  fromStreamlit("first"); // back again, by its name
  fromStreamlit("fifth");
  assert.deepEqual(shown, ["first", "second", "fourth", "fourth", "first", "fifth"]);
  stop();
});
