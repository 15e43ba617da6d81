// What this browser remembers: a text at a place in its storage, of the exercises that were done, or of the one that is
// being written. The server reads it, joins what it knows, and says what is to be kept; nothing is drawn.
//
// Another tab writes there, too. So a text that is neither what was read nor what was written last is told to the server
// first, and what the server says is written only when it has heard the last that it was told.

import { mounting } from "../shared/mounting.js";

export default mounting([], () => {
  /** @type {string | null} What lies there as far as we know; null: the browser refuses to keep anything. */
  let known = "";
  let serial = "";
  let session = "";
  /** @type {Mounted<{ place: string, text: string, heard: string, session: string, always: boolean }>} */
  let mounted;

  function look() {
    const found = stored(mounted.data.place);
    const other = mounted.data.session !== session; // a server that was started anew knows nothing
    const asked = other && mounted.data.always;
    if (found === known && !asked && !(other && known !== "")) return false;
    known = found;
    session = mounted.data.session;
    serial = crypto.randomUUID?.() ?? String(Math.random());
    mounted.setStateValue("kept", { text: known ?? "", refused: known === null, serial });
    return true;
  }

  const heard = (/** @type {StorageEvent} */ event) =>
    (event.key === mounted.data.place || event.key === null) && look();
  window.addEventListener("storage", heard);
  return {
    update(data, now) {
      mounted = now;
      if (look() || known === null || data.heard !== serial || data.text === known) return;
      if (data.text === "" && known === "") return;
      known = keep(data.place, data.text);
    },
    stop: () => window.removeEventListener("storage", heard),
  };
});

/** @param {string} place */
function stored(place) {
  try {
    return localStorage.getItem(place) ?? "";
  } catch {
    return null;
  }
}

/**
 * @param {string} place
 * @param {string} text
 */
function keep(place, text) {
  try {
    localStorage.setItem(place, text);
    return text;
  } catch {
    return null;
  }
}
