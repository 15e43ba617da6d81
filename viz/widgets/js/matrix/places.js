// Where each entry of a derivative lies on screen. Pure: the tests run it without a browser.

/**
 * An axis of the written derivative; `source` is its number in torch's order, -1 for a length of 1 that the notation adds.
 * @typedef {{ source: number, role: string, outer: boolean, down: boolean }} Axis
 */

/**
 * The lengths of an axis list, by how they run.
 * @param {Axis[]} axes
 * @param {number[]} lengths In torch's order.
 * @param {boolean} down
 */
export function running(axes, lengths, down) {
  const chosen = axes.filter((axis) => axis.source >= 0 && axis.down === down);
  const sorted = [...chosen.filter((axis) => axis.outer), ...chosen.filter((axis) => !axis.outer)];
  return sorted.map((axis) => ({ ...axis, length: lengths[axis.source] }));
}

/**
 * The index of every axis of one entry.
 * @param {number} flat Its number in torch's order.
 * @param {number[]} lengths
 */
export function indexOf(flat, lengths) {
  const index = [];
  let left = flat;
  for (const length of [...lengths].reverse()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return index;
}

/**
 * The place of every entry and of the frames around blocks, in cells and gaps.
 * @param {Axis[]} axes
 * @param {number[]} lengths In torch's order: those of the output, then those of the input.
 */
export function places(axes, lengths) {
  const rows = running(axes, lengths, true);
  const columns = running(axes, lengths, false);
  const total = lengths.reduce((product, length) => product * length, 1);
  const cells = [];
  for (let flat = 0; flat < total; flat++) {
    const index = indexOf(flat, lengths);
    const [row, rowBlock] = along(rows, index);
    const [column, columnBlock] = along(columns, index);
    cells.push({ row, rowBlock, column, columnBlock });
  }
  const blocked = (/** @type {{outer: boolean, length: number}[]} */ list) =>
    list.some((axis) => !axis.outer) ? product(list.filter((axis) => axis.outer)) : 1;
  const [down, across] = [blocked(rows), blocked(columns)];
  return {
    cells,
    rows: product(rows),
    columns: product(columns),
    blocks: { down, across, rows: product(rows) / down, columns: product(columns) / across },
  };
}

/** @param {{ length: number }[]} list */
function product(list) {
  return list.reduce((sofar, { length }) => sofar * length, 1);
}

/**
 * @param {{ source: number, outer: boolean, length: number }[]} list
 * @param {number[]} index
 * @returns {[number, number]} The place along a direction, and the block that it lies in.
 */
function along(list, index) {
  const split = list.some((axis) => !axis.outer);
  let [place, block] = [0, 0];
  for (const { source, outer, length } of list) {
    place = place * length + index[source];
    if (outer && split) block = block * length + index[source];
  }
  return [place, block];
}
