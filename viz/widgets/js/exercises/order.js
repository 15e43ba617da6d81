// The order of steps: which are taken, one after the other. A step is named by its place in the exercise.

/**
 * The order with a step at another position; a position beyond the ends is the nearest one.
 * @param {readonly number[]} order
 * @param {number} step
 * @param {number | null} to Its position afterwards; null: taken out.
 */
export function moved(order, step, to) {
  const others = order.filter((one) => one !== step);
  if (to === null) return others;
  const at = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, at), step, ...others.slice(at)];
}

/**
 * Where a step that is held at a height belongs: after all whose middle is above it.
 * @param {readonly { step: number, top: number, bottom: number }[]} cards In their order.
 * @param {number} step
 * @param {number} y
 */
export function positionAt(cards, step, y) {
  return cards.filter((card) => card.step !== step && (card.top + card.bottom) / 2 < y).length;
}
