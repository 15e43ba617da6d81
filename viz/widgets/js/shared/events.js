// How components of one page speak to each other: events of the window, named "cotangent:…".

/**
 * @param {string} name
 * @param {any} [detail]
 */
export function tell(name, detail) {
  window.dispatchEvent(new CustomEvent(`cotangent:${name}`, { detail }));
}

/**
 * @param {Record<string, (detail: any) => unknown>} acts What to do about each event, by its name.
 * @returns {() => void} Ends it.
 */
export function hearing(acts) {
  const heard = Object.entries(acts).map(([name, act]) => {
    const listener = (/** @type {any} */ event) => act(event.detail);
    window.addEventListener(`cotangent:${name}`, listener);
    return () => window.removeEventListener(`cotangent:${name}`, listener);
  });
  return () => {
    for (const forget of heard) forget();
  };
}
