// Tells the server, late and once, which node is selected and what the picture shows, and asks it for what was not written beforehand.
//
// It shows nothing. Its run on the server is the smallest there is: the address, and one node's details.

import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";

const LATE = 1200; // ms after the last choice
const SOON = 200; // where something on the server's side shows the node: its Jacobian, a question
const PATIENCE = 4000; // ms for details, then twice as long: a run that was to bring them may have been ended by another
const MOST_TIMES = 5;

export default mounting([], () => {
  /** @type {any} */
  const state = { data: null, node: null, chosen: null, ticket: -1, timer: 0, tell: (_message) => {}, asked: null };
  const forget = hearing({
    node: (detail) => {
      if (!isAbout(state.asked, detail)) stopAsking(state);
      if (detail.by !== "hand") return;
      Object.assign(state, { node: detail.node, ticket: detail.ticket });
      clearTimeout(state.timer);
      mark(isAsking());
      state.timer = setTimeout(() => send(state), state.data?.soon || isAsking() ? SOON : LATE);
    },
    chosen: ({ chosen, node, ticket }) => {
      Object.assign(state, { chosen, node, ticket });
      clearTimeout(state.timer);
      state.timer = setTimeout(() => send(state), LATE);
    },
    want: ({ node, ticket }) => {
      stopAsking(state);
      state.asked = { node, ticket, times: 0, timer: 0 };
      ask(state);
    },
    had: (detail) => isAbout(state.asked, detail) && stopAsking(state),
    edge: (detail) => state.tell({ edge: detail.edge, ticket: detail.ticket, ...pending(state) }),
  });
  const leaving = () => state.timer && send(state);
  document.addEventListener("visibilitychange", leaving);
  return {
    update(data, { setTriggerValue }) {
      const first = !state.data;
      state.tell = (message) => setTriggerValue("told", message);
      state.data = data;
      if (!state.timer) mark(false);
      if (data.details) tell("details", data);
      if (data.edge) {
        const detail = { edge: data.edge, says: data.says, ticket: data.ticket };
        tell("edge-answer", detail);
      }
      if (first) tell("asks"); // whoever wanted something before had nobody to tell
    },
    stop() {
      clearTimeout(state.timer);
      stopAsking(state);
      document.removeEventListener("visibilitychange", leaving);
      forget();
    },
  };
});

function isAbout(asked, { node, ticket }) {
  return asked?.node === node && asked?.ticket === ticket;
}

function stopAsking(state) {
  clearTimeout(state.asked?.timer);
  state.asked = null;
}

function ask(state) {
  const { asked } = state;
  if (asked.times === MOST_TIMES) return tell("unwritten", { node: asked.node, ticket: asked.ticket });
  asked.timer = setTimeout(() => ask(state), PATIENCE * 2 ** asked.times);
  asked.times += 1;
  send(Object.assign(state, { node: asked.node, ticket: asked.ticket }));
}

// What was chosen of the picture and not told yet.
function pending(state) {
  const { chosen, node } = state;
  state.chosen = null;
  tell("told", { node, chosen });
  return chosen ? { chosen } : {};
}

function send(state) {
  clearTimeout(state.timer);
  state.timer = 0;
  const wanted = isAbout(state.asked, state) ? { want: true } : {};
  state.tell({ node: state.node, ticket: state.ticket, ...pending(state), ...wanted });
}

// What torch is asked about stands in elements of Streamlit's; they dim while they are about another node.
function isAsking() {
  return Boolean(document.querySelector(".st-key-asking-open details[open]"));
}

function mark(waits) {
  document.documentElement.dataset.asking = waits ? "waiting" : "";
}
