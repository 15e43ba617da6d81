// Where the words of the glossary stand in a text. No page is needed here.

/** @typedef {{ word: string, other: string, sentence: string, link: string, said: string[] }} Term */
/** @typedef {{ term: Term, start: number, end: number }} Place */

const LETTER = /[\p{L}\p{N}_]/u;
const CHINESE = /\p{Script=Han}/u;

/**
 * The places of terms in a text, from left to right; where two begin in the same place, the longer one.
 * @param {string} text
 * @param {Term[]} terms
 * @returns {Place[]}
 */
export function placesOf(text, terms) {
  const lower = text.toLowerCase();
  const all = terms.flatMap((term) => term.said.flatMap((said) => spots(lower, said, term)));
  all.sort((one, other) => one.start - other.start || other.end - one.end);
  /** @type {Place[]} */
  const kept = [];
  for (const place of all) if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  return kept;
}

/** @returns {Place[]} */
function spots(/** @type {string} */ lower, /** @type {string} */ said, /** @type {Term} */ term) {
  /** @type {Place[]} */
  const found = [];
  for (let at = lower.indexOf(said); at >= 0; at = lower.indexOf(said, at + said.length)) {
    const end = at + said.length;
    const whole = CHINESE.test(said) || (!LETTER.test(lower[at - 1] ?? " ") && !LETTER.test(lower[end] ?? " "));
    if (whole) found.push({ term, start: at, end });
  }
  return found;
}
