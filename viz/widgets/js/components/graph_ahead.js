// Brings pictures that were drawn ahead: it asks the server when the graph wishes, and unpacks what comes.
//
// One question at a time: of two that stand in Streamlit's queue only the later reaches the server. One whose answer
// an edit has ended is not waited for once another program is shown.

import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";
import { programOf } from "./graph/picture_choice.js";

const PATIENCE = 5000; // ms; an edit ends the run that would have answered
const MOST = 24; // pictures of one question, as in viz/widgets/graph/ahead.py

export default mounting([], () => {
  let send = (_message) => {};
  /** @type {any[]} */
  let waiting = []; // the latest first
  let [count, isOut, isThere] = [0, false, false];
  let patience;
  let program;
  const ask = () => {
    if (!isThere || isOut || !waiting.length) return;
    const [{ chosen: _, ...about }] = waiting;
    const chosen = waiting.filter((one) => isOf(about, one)).flatMap((one) => one.chosen);
    waiting = [];
    isOut = true;
    count += 1;
    patience = setTimeout(answered, PATIENCE);
    send({ ...about, number: count, chosen: chosen.slice(0, MOST) });
  };
  const answered = () => {
    clearTimeout(patience);
    isOut = false;
    ask();
  };
  const forget = hearing({
    wish(detail) {
      waiting.unshift(detail);
      ask();
    },
  });
  return {
    update({ ticket, room, node, packed, answered: number }, { setTriggerValue }) {
      send = (message) => setTriggerValue("wanted", message);
      isThere = true;
      for (const one of packed) {
        unpacked(one.packed).then((found) => tell("picture", { ticket, room, node, chosen: one.chosen, found }));
      }
      const another = programOf(ticket) !== program;
      program = programOf(ticket);
      if (another) waiting = waiting.filter((one) => programOf(one.ticket) === program);
      if (another || number === count) answered();
      else ask();
    },
    stop() {
      clearTimeout(patience);
      forget();
    },
  };
});

function isOf(about, { ticket, room, node }) {
  return JSON.stringify([about.ticket, about.room, about.node]) === JSON.stringify([ticket, room, node]);
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
