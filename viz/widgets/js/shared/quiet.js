// Work for later: in idle moments, but not while somebody waits for an answer. The server and the page's own frames have
// the same few processors, and until its picture is painted a page has nothing more urgent.

import { hearing } from "./events.js";

const ANSWERED = 600; // ms after a question within which most answers come
const PAINTED = 60; // ms that a picture may take to its frame
let until = 0;

if (typeof window !== "undefined") {
  const waits = (/** @type {number} */ time) => () => {
    until = performance.now() + time;
  };
  hearing({ asked: waits(ANSWERED), early: waits(PAINTED) });
}

/**
 * Do this in the next idle moment in which nobody waits.
 * @param {() => void} act
 * @returns {() => void} Ends the waiting for it.
 */
export function inQuiet(act) {
  let idle = 0;
  let timer = 0;
  const look = () => {
    const left = until - performance.now();
    if (left <= 0) act();
    else timer = window.setTimeout(later, left);
  };
  const later = () => {
    idle = requestIdleCallback(look);
  };
  later();
  return () => {
    cancelIdleCallback(idle);
    clearTimeout(timer);
  };
}
