// The blocks of a product of Jacobians and how large they are drawn.

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** @param {number} number */
const subscript = (number) => [...String(number)].map((digit) => SUBSCRIPTS[Number(digit)]).join("");

/**
 * What stands on paper after some products, from left (the output's end) to right.
 * @param {number[]} sizes Input first.
 * @param {{ left: [number, number], right: [number, number] }[]} products
 */
export function blocksAfter(sizes, products) {
  let blocks = sizes.slice(1).map((_, step) => ({ first: step + 1, last: step + 1 }));
  for (const { left, right } of products) {
    blocks = blocks.filter((one) => one.first !== left[0] && one.first !== right[0]);
    blocks.push({ first: right[0], last: left[1] });
  }
  return blocks
    .sort((one, other) => other.first - one.first)
    .map(({ first, last }) => ({
      first,
      last,
      rows: sizes[last],
      columns: sizes[first - 1],
      name: first === last ? `J${subscript(first)}` : `J${subscript(last)}…J${subscript(first)}`,
    }));
}

/**
 * Width and height of a block in pixels: by the square root, so that 1 and 100 can both be seen.
 * @param {number} rows
 * @param {number} columns
 * @param {number} most The largest size there is.
 * @param {number} room
 */
export function sides(rows, columns, most, room) {
  const length = (/** @type {number} */ size) => Math.max(7, room * Math.sqrt(size / Math.max(most, 1)));
  return { width: length(columns), height: length(rows) };
}

/**
 * Length of a bar in percent, by the logarithm: costs differ by factors.
 * @param {number} cost
 * @param {number} most
 */
export function barLength(cost, most) {
  return cost < 1 ? 1 : Math.max(2, (100 * Math.log10(cost + 1)) / Math.log10(most + 1));
}
