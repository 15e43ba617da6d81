// The programs that this browser remembers: a list in its storage, which no server sees.

import { store, stored } from "./storage.js";

/**
 * @typedef {object} Recent
 * @property {string} id
 * @property {string} page Its address on the page, such as "graph".
 * @property {string} link What stands in the address after "?s=".
 * @property {string} title
 * @property {string} text The beginning of the program, by which an edit of it is known.
 * @property {string} sitting Of which opening of the application.
 * @property {number} at When it was seen last, in ms.
 * @property {string} [name] As the person calls it.
 *
 * @typedef {Pick<Recent, "page" | "link" | "title" | "text">} Seen
 */

const PLACE = "cotangent.recent";
const MOST = 30;
const LONGEST_LINK = 60_000;
const MOST_CHARACTERS = 600_000; // of all links; browsers keep five million
const LONGEST_NAME = 80;
const ALIKE = 0.5;
const SITTING = String(Math.random());

/** The program that was remembered last. */
let latest = "";

/** @returns {Recent[] | null} null: this browser keeps nothing. */
export function remembered() {
  const text = stored(PLACE);
  if (text === undefined) return null;
  try {
    const found = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(sound) : [];
  } catch {
    return []; // something else wrote there
  }
}

/** @param {Recent[]} entries */
export function keep(entries) {
  store(PLACE, entries.length ? JSON.stringify(entries) : null);
}

/**
 * Remember the program that is on the screen.
 * @param {Seen | null | undefined} seen
 */
export function remember(seen) {
  const now = JSON.stringify(seen ?? null);
  if (!seen || now === latest) return;
  latest = now;
  const entries = remembered();
  if (entries) keep(noted(entries, seen, { id: `${Date.now()}-${SITTING}`, sitting: SITTING, at: Date.now() }));
}

/** @param {any} one */
function sound(one) {
  const texts = ["id", "page", "link", "title", "text", "sitting"];
  return one && texts.every((name) => typeof one[name] === "string") && Number.isFinite(one.at);
}

/**
 * The list with a program that is on the screen now. What is being edited stays one entry; a program that took its
 * place, or an entry that has a name, gets another one.
 * @param {Recent[]} entries
 * @param {Seen} seen
 * @param {{ id: string, sitting: string, at: number }} now
 * @returns {Recent[]}
 */
export function noted(entries, seen, { id, sitting, at }) {
  if (seen.link.length > LONGEST_LINK) return entries;
  const same = entries.find((one) => one.page === seen.page && one.text === seen.text);
  const [last] = entries;
  const edited =
    last && last.page === seen.page && last.sitting === sitting && !last.name && alike(last.text, seen.text);
  const old = same ?? (edited ? last : undefined);
  const made = { ...seen, id: old?.id ?? id, sitting, at, ...(old?.name ? { name: old.name } : {}) };
  return bounded([made, ...entries.filter((one) => one !== old)]);
}

/** @param {Recent[]} entries */
function bounded(entries) {
  let characters = 0;
  return entries.slice(0, MOST).filter((one) => {
    characters += one.link.length + one.text.length;
    return characters <= MOST_CHARACTERS;
  });
}

/**
 * Whether a program is another one after an edit in one place. Nearly all begin with the same imports.
 * @param {string} program
 * @param {string} edited
 */
export function alike(program, edited) {
  const [one, other] = [program, edited].map((text) => text.replace(/^\s*(import|from)\b.*$/gm, "").trim());
  const short = Math.min(one.length, other.length);
  let start = 0;
  while (start < short && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < short - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return start + end >= ALIKE * short && short > 0;
}

/** @param {Recent[]} entries @param {string} id @param {string} name "" for the title again. */
export function renamed(entries, id, name) {
  const short = name.trim().slice(0, LONGEST_NAME);
  return entries.map(({ name: old, ...one }) => {
    if (one.id !== id) return old ? { ...one, name: old } : one;
    return short && short !== one.title ? { ...one, name: short } : one;
  });
}

/** @param {Recent[]} entries @param {string} id */
export function forgotten(entries, id) {
  return entries.filter((one) => one.id !== id);
}

/** The storage's event names it, where another tab changed it. @param {StorageEvent} event */
export function changed(event) {
  return event.key === PLACE || event.key === null;
}
