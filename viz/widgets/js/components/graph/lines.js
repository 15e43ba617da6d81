// Points on the line of an edge, and places beside it.

const SPACE = 4; // px between a line and its label

/**
 * The points of an edge's line at these shares of its length. They are read from a copy that is not on the page: of one
 * that is, the browser would first lay the page out.
 */
export function pointsOf(path, shares) {
  const copy = path.cloneNode();
  const whole = copy.getTotalLength();
  return shares.map((share) => copy.getPointAtLength(whole * share));
}

/**
 * Where the middle of a label may stand so that it covers none of the areas that are taken: over one of these points of a
 * line, else beside one; nowhere where it covers one everywhere.
 * @param {{ x: number, y: number }} [own] Where it stands if it covers none there.
 */
export function freePlace(points, areas, { width, height }, own) {
  const over = points.map(({ x, y }) => ({ x, y: y - height / 2 - SPACE }));
  const beside = [1, -1].flatMap((side) => points.map(({ x, y }) => ({ x: x + side * (width / 2 + 2 * SPACE), y })));
  const covers = ({ x, y }) =>
    areas.some(
      (area) =>
        area.x < x + width / 2 &&
        area.x + area.width > x - width / 2 &&
        area.y < y + height / 2 &&
        area.y + area.height > y - height / 2,
    );
  const places = own ? [own, ...over, ...beside] : [...over, ...beside];
  return places.find((place) => !covers(place));
}
