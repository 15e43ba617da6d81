// Places in a text: Python counts lines from 1 and columns in characters, an editor counts UTF-16 units from its beginning.

/** @typedef {{ line: number, column: number, end_line: number, end_column: number }} Span Lines from 1, columns from 0. */
/** @typedef {{ from: number, to: number, insert: string }} Change */

/**
 * How many characters a text has as Python counts them.
 * @param {string} text
 */
export function characters(text) {
  let count = text.length;
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= pair[0].length - 1;
  return count;
}

/**
 * Where a column of Python's is in a line, in UTF-16 units.
 * @param {string} line
 * @param {number} column
 */
export function offset(line, column) {
  let units = 0;
  let left = column;
  for (const letter of line) {
    if (left <= 0) break;
    left -= 1;
    units += letter.length;
  }
  return units;
}

/**
 * Which lines of an answered text are still there, and where: those before and after what was edited since.
 * @param {readonly string[]} answered
 * @param {readonly string[]} now
 * @returns {number[]} For each answered line its number now, from 0; -1 where it was edited.
 */
export function keptLines(answered, now) {
  const shorter = Math.min(answered.length, now.length);
  let before = 0;
  while (before < shorter && answered[before] === now[before]) before += 1;
  let after = 0;
  while (after < shorter - before && answered[answered.length - 1 - after] === now[now.length - 1 - after]) after += 1;
  const moved = now.length - answered.length;
  return answered.map((_, index) => {
    if (index < before) return index;
    return index >= answered.length - after ? index + moved : -1;
  });
}

/**
 * The smallest replacement that makes one text of another, so that a caret and the scrolling stay where they are.
 * @param {string} before
 * @param {string} after
 * @returns {Change}
 */
export function changeTo(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // No half of a surrogate pair may stay behind.
  if (start && /[\ud800-\udbff]/.test(before[start - 1])) start -= 1;
  if (end && /[\udc00-\udfff]/.test(before[before.length - end])) end -= 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
