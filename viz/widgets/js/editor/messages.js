// What server and editor tell each other.

/**
 * @typedef {object} Data What the server says.
 * @property {string} source The text as the server has it.
 * @property {number} generation Counts how often something else than the person typing replaced it.
 * @property {string} session Tells one server session from another, for a browser that outlives the first.
 * @property {boolean} quiet Whether to take the text over without moving the focus and the scrolling.
 * @property {number} heard The last edit that the server has answered.
 * @property {string} ticket What the notes are of, for the picture; "" where there is none beside it.
 * @property {import("./shown.js").Mark[]} marks
 * @property {Record<string, import("./shown.js").Note[]>} notes
 * @property {import("./shown.js").Repair[]} repairs
 * @property {number} limit Characters that a text may have.
 * @property {number} height Of the whole, in CSS pixels; 0: as high as its text.
 * @property {boolean} runs Whether a button runs the text.
 * @property {boolean} checks Whether the button is the one that the page is about: it has the page's colour.
 * @property {string} stop The session whose run Stop ends; "" where nothing can be stopped.
 * @property {Record<string, string>} words
 */

/**
 * @typedef {object} Sent
 * @property {string} text
 * @property {number} edit Makes every message different.
 * @property {boolean} asked Whether the person asked for a run, by the button or by Ctrl+Enter, and did not just pause.
 */

export {};
