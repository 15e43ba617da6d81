// What this browser keeps for the pages. In a frame of another page, and where a person wants it so, it keeps nothing.

/** @param {string} place @returns {string | null | undefined} null: nothing is there; undefined: nothing is kept. */
export function stored(place) {
  try {
    return localStorage.getItem(place);
  } catch {
    return undefined;
  }
}

/** @param {string} place @param {string | null} text null: nothing any more. @returns Whether it is kept. */
export function store(place, text) {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
    return true;
  } catch {
    return false;
  }
}
