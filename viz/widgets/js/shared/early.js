// A component whose data come twice: as they arrive (see viz/widgets/border/early_pictures.js), and from Streamlit after
// the next frame. An older call of Streamlit's takes nothing back that was shown early since; and where Streamlit does
// not call, because what it has now is what it had before, that is shown again.

import { hearing } from "./events.js";

const PATIENCE = 1000; // ms; Streamlit calls within a tenth of that

/** @typedef {import("./mounting.js").View} View */

/**
 * What `mounting` takes, of a component whose data are marked by `shown_early` in viz/widgets/mounting.py.
 * @param {(root: ShadowRoot) => View} build
 * @returns {(root: ShadowRoot) => View}
 */
export function shownEarly(build) {
  return (root) => {
    const view = build(root);
    /** @type {Mounted<any> | undefined} */
    let last;
    let before = "";
    /** @type {string[]} */
    let ahead = []; // shown, and to come from Streamlit too
    let timer;
    const settle = () => {
      if (!last || !ahead.length) return;
      ahead = [];
      view.update(last.data, last);
    };
    const forget = hearing({
      early(/** @type {{ data: any, taken: boolean }} */ told) {
        if (!last || last.data.early !== told.data.early) return;
        told.taken = true;
        before = JSON.stringify(last.data);
        const text = JSON.stringify(told.data);
        if (ahead.at(-1) !== text) ahead.push(text);
        clearTimeout(timer);
        timer = setTimeout(settle, PATIENCE);
        view.update(told.data, last);
      },
    });
    return {
      update(data, mounted) {
        last = mounted;
        if (ahead.length) {
          const text = JSON.stringify(data);
          const place = ahead.lastIndexOf(text);
          if (place < 0 && text === before) return;
          ahead = place < 0 ? [] : ahead.slice(place + 1);
          before = text;
          if (ahead.length) return;
        }
        view.update(data, mounted);
      },
      stop() {
        clearTimeout(timer);
        forget();
        view.stop();
      },
    };
  };
}
