// Streamlit sends what a component says by a timer of no time, which on a busy page goes off after the next frame. Here it
// is sent once the event is over: what was said in between goes together all the same.

/**
 * The same component, whose messages go at once.
 * @param {Mounted<any>} mounted
 * @returns {Mounted<any>}
 */
export function sendingAtOnce(mounted) {
  const { setStateValue, setTriggerValue } = mounted;
  return {
    ...mounted,
    setStateValue: (...said) => withoutTimer(() => setStateValue(...said)),
    setTriggerValue: (...said) => withoutTimer(() => setTriggerValue(...said)),
  };
}

/** Do something; what it puts off by no time is done when the event is over. */
function withoutTimer(act) {
  const later = window.setTimeout;
  const noted = (/** @type {any} */ next, /** @type {number} */ time = 0, ...given) => {
    if (time > 0 || typeof next !== "function") return later(next, time, ...given);
    queueMicrotask(() => next(...given));
    return 0;
  };
  window.setTimeout = /** @type {any} */ (noted);
  try {
    return act();
  } finally {
    window.setTimeout = later;
  }
}
