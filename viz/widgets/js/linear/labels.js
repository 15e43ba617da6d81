// Where the names of arrows stand: beyond their heads, beside one another and inside the frame. Pure.

/** @typedef {{ x: number, y: number, angle: number, text: string, look: string }} Label */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box Its centre and its extent. */
/** @typedef {[number, number]} Point */

const LETTER = 9;
const HEIGHT = 19;
const GAPS = [8, 22];
const THICK = 8;
const TURNS = [0, 0.7, -0.7, 1.3, -1.3, 2, -2, Math.PI];

/**
 * @param {Label[]} labels The most important first; x and y of the arrow's head, and the angle in which it points.
 * @param {number} size Of the square that the labels stand in.
 * @param {[Point, Point][]} [bars] The thick lines, which no label should hide.
 * @returns {{ label: Label, box: Box }[]}
 */
export function placed(labels, size, bars = []) {
  /** @type {{ label: Label, box: Box }[]} */
  const found = [];
  for (const label of labels) {
    const tips = labels.filter((one) => one !== label).map(({ x, y }) => ({ x, y, width: 10, height: 10 }));
    const taken = [...found.map((one) => one.box), ...tips, ...bars.flatMap(along)];
    const boxes = GAPS.flatMap((gap) => TURNS.map((turn) => beside(label, turn, gap, size)));
    const costs = boxes.map((box) => taken.reduce((sum, one) => sum + overlap(box, one), 0));
    found.push({ label, box: boxes[costs.indexOf(Math.min(...costs))] });
  }
  return found;
}

/** Squares along a line, each as far from the next as it is wide. @param {[Point, Point]} line @returns {Box[]} */
function along([[x, y], [toX, toY]]) {
  const count = Math.ceil(Math.hypot(toX - x, toY - y) / THICK);
  return Array.from({ length: count + 1 }, (_one, place) => {
    const part = place / Math.max(1, count);
    return { x: x + (toX - x) * part, y: y + (toY - y) * part, width: THICK, height: THICK };
  });
}

/** @param {Label} label @param {number} turn @param {number} gap @param {number} size @returns {Box} */
function beside({ x, y, angle, text }, turn, gap, size) {
  const [width, height] = [Math.max(1, text.length) * LETTER, HEIGHT];
  const [across, down] = [Math.cos(angle + turn), Math.sin(angle + turn)];
  const far = gap + (Math.abs(across) * width + Math.abs(down) * height) / 2;
  const inside = (/** @type {number} */ at, /** @type {number} */ extent) =>
    Math.max(extent / 2 + 3, Math.min(size - extent / 2 - 3, at));
  return { x: inside(x + far * across, width), y: inside(y + far * down, height), width, height };
}

/** The area that two boxes share. @param {Box} one @param {Box} other */
export function overlap(one, other) {
  const across = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const down = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  return across > 0 && down > 0 ? across * down : 0;
}
