// Matrices of two rows as [[a, b], [c, d]], and what a picture needs of them. Pure.

/** @typedef {[number, number]} Pair */
/** @typedef {[Pair, Pair]} Map2 */

/** @type {Map2} */
export const IDENTITY = [
  [1, 0],
  [0, 1],
];

/** @param {Map2} m @param {Pair} v @returns {Pair} */
export function applied([[a, b], [c, d]], [x, y]) {
  return [a * x + b * y, c * x + d * y];
}

/** @param {Map2} left @param {Map2} right @returns {Map2} */
export function composed(left, right) {
  const [a, c] = applied(left, [right[0][0], right[1][0]]);
  const [b, d] = applied(left, [right[0][1], right[1][1]]);
  return [
    [a, b],
    [c, d],
  ];
}

/** @param {Map2} m */
export function determinant([[a, b], [c, d]]) {
  return a * d - b * c;
}

/** A part of the way from one map to another, entry by entry. @param {Map2} from @param {Map2} to @param {number} part @returns {Map2} */
export function mixed(from, to, part) {
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * part;
  return [
    [mix(from[0][0], to[0][0]), mix(from[0][1], to[0][1])],
    [mix(from[1][0], to[1][0]), mix(from[1][1], to[1][1])],
  ];
}

/** A part of a turn: by its angle, so that nothing shrinks on the way; a reflection goes straight. @param {Map2} q @param {number} part @returns {Map2} */
export function turned(q, part) {
  if (determinant(q) < 0) return mixed(IDENTITY, q, part);
  const angle = Math.atan2(q[1][0], q[0][0]) * part;
  return [
    [Math.cos(angle), -Math.sin(angle)],
    [Math.sin(angle), Math.cos(angle)],
  ];
}

/**
 * Where a map is on its way from the identity: straight, or as turn, stretch and turn, a third of the way each.
 * @param {Map2} map
 * @param {{ U: Map2, S: Pair, Vh: Map2 } | null} parts
 * @param {number} time From 0 to 1.
 * @returns {Map2}
 */
export function onTheWay(map, parts, time) {
  if (!parts) return mixed(IDENTITY, map, time);
  const [first, second, third] = [0, 1, 2].map((stage) => Math.min(1, Math.max(0, time * 3 - stage)));
  /** @type {Map2} */
  const stretch = [
    [parts.S[0], 0],
    [0, parts.S[1]],
  ];
  return composed(turned(parts.U, third), composed(mixed(IDENTITY, stretch, second), turned(parts.Vh, first)));
}

/** The angle between two vectors, in degrees; NaN where one is zero. @param {Pair} a @param {Pair} b */
export function angleBetween([a, b], [c, d]) {
  const length = Math.hypot(a, b) * Math.hypot(c, d);
  return length ? (Math.acos(Math.max(-1, Math.min(1, (a * c + b * d) / length))) * 180) / Math.PI : Number.NaN;
}

/** The points of a norm's unit ball. @param {number} p @param {number} count @returns {Pair[]} */
export function ball(p, count = 144) {
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = [Math.cos((2 * Math.PI * at) / count), Math.sin((2 * Math.PI * at) / count)];
    const length = p > 50 ? Math.max(Math.abs(x), Math.abs(y)) : (Math.abs(x) ** p + Math.abs(y) ** p) ** (1 / p);
    return /** @type {Pair} */ ([x / length, y / length]);
  });
}
