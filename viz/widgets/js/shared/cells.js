// Cells of a tensor, counted in C order.

/**
 * @param {number} flat
 * @param {number[]} shape
 * @returns {number[]} the cell's index in each axis
 */
export function cellIndex(flat, shape) {
  const index = [];
  for (let axis = shape.length - 1, left = flat; axis >= 0; axis--) {
    index.unshift(left % shape[axis]);
    left = Math.floor(left / shape[axis]);
  }
  return index;
}

/**
 * @param {string} name
 * @param {number} flat
 * @param {number[]} shape
 * @returns {string} as Python writes the cell: "w[0, 2]", "b" for a scalar
 */
export function cellName(name, flat, shape) {
  return shape.length ? `${name}[${cellIndex(flat, shape).join(", ")}]` : name;
}

/** @param {number[]} shape @returns {string} as Python writes it: "(3,)" */
export function shapeText(shape) {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}

const MOST_NAMED = 12;

/** @param {string[]} names @returns {string} the first of them, in a sentence */
export function namedInPart(names) {
  return names.slice(0, MOST_NAMED).join(", ") + (names.length > MOST_NAMED ? ", …" : "");
}
