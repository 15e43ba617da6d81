// Points on the line of an edge.

/**
 * The points of an edge's line at these shares of its length. They are read from a copy that is not on the page: of one
 * that is, the browser would first lay the page out.
 */
export function pointsOf(path, shares) {
  const copy = path.cloneNode();
  const whole = copy.getTotalLength();
  return shares.map((share) => copy.getPointAtLength(whole * share));
}
