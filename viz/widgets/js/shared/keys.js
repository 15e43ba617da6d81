// Which key does what: viz/bound_keys.json, which the list of keys on the screen is written from, too.

import bound from "../../../bound_keys.json" with { type: "json" };

/** @typedef {keyof typeof bound} Group */

/**
 * The keys of an action as CodeMirror writes them: "Mod-Enter", "Shift-Tab".
 * @param {Group} group
 * @param {string} action
 * @returns {string[]}
 */
export function keysOf(group, action) {
  const found = /** @type {Record<string, string[]>} */ (bound[group])[action];
  if (!found) throw new Error(`viz/bound_keys.json has no ${group}.${action}`);
  return found;
}

/**
 * What a key that was pressed does there; undefined: nothing. Whether Ctrl and the like may be held is the caller's.
 * @param {Group} group
 * @param {Pick<KeyboardEvent, "key">} event
 * @returns {string | undefined}
 */
export function actionOf(group, { key }) {
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  return Object.entries(bound[group]).find(([, keys]) => keys.includes(pressed))?.[0];
}
