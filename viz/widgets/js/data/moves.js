// The worker's answer: for each cell of the file, which shown cells of a table it moves. Pure.

/**
 * @typedef {{ sources: number, shown: number, value: Uint8Array, absence: Uint8Array }} Answer
 *   Packed bits, (sources, shown) row by row, the highest bit of a byte first.
 */

/**
 * @param {{ value: string, absence: string }} moves base64 of packed bits.
 * @param {{ labels: string[], columns: unknown[] }} table
 * @param {number} tried How many cells of the file were changed.
 * @returns {Answer}
 */
export function unpacked(moves, table, tried) {
  return {
    sources: tried,
    shown: table.labels.length * table.columns.length,
    value: bytes(moves.value),
    absence: bytes(moves.absence),
  };
}

function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function bit(packed, at) {
  return (packed[at >> 3] >> (7 - (at & 7))) & 1;
}

/**
 * Which cells of the file move a cell.
 * @param {Answer} answer
 * @param {number} flat
 */
export function movers(answer, flat) {
  const all = [...Array(answer.sources).keys()];
  const of = (packed) => all.filter((source) => bit(packed, source * answer.shown + flat));
  return { value: of(answer.value), absence: of(answer.absence) };
}

/**
 * Which cells a cell of the file moves.
 * @param {Answer} answer
 * @param {number} source
 */
export function moved(answer, source) {
  const all = [...Array(answer.shown).keys()];
  const of = (packed) => all.filter((flat) => bit(packed, source * answer.shown + flat));
  return { value: of(answer.value), absence: of(answer.absence) };
}

/**
 * A cell as one reads it: table, row and column.
 * @param {{ name: string, title: string, kind: string, labels: string[], columns: { name: string }[] }} table
 * @param {number} flat
 */
export function cellText(table, flat) {
  const row = table.labels[Math.floor(flat / table.columns.length)];
  const column = table.columns[flat % table.columns.length].name;
  return `${table.kind === "file" ? table.title : table.name}[${row}, ${column}]`;
}
