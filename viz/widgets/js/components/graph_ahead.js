// Brings pictures that were drawn ahead: it asks the server when the graph wishes, and unpacks what comes.

import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";

export default mounting([], () => {
  let ask = (_message) => {};
  /** @type {any[]} */
  const waiting = []; // wishes from before this stood here
  const forget = hearing({ wish: (detail) => ask(detail) });
  ask = (detail) => waiting.push(detail);
  return {
    update({ ticket, packed }, { setTriggerValue }) {
      ask = (message) => setTriggerValue("wanted", message);
      for (const one of waiting.splice(0)) ask(one);
      for (const one of packed) {
        unpacked(one.packed).then((found) => tell("picture", { ticket, chosen: one.chosen, found }));
      }
    },
    stop: forget,
  };
});

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
