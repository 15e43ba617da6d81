// Values between the grid's points: what is drawn while the point moves, before torch has answered. No DOM.

/**
 * @typedef {{ values: ArrayLike<number>, columns: number, rows: number, window: number[] }} Grid
 * Row by row from below; the first column and row lie on the window's edge.
 */

/**
 * f and its gradient at a place, by cubics along both axes (Catmull and Rom's); null where a value around it is none.
 * @param {Grid} grid
 * @param {number[]} point
 * @returns {{ value: number, gradient: number[] } | null}
 */
export function between({ values, columns, rows, window }, [x, y]) {
  if (columns < 2 || rows < 2) return null;
  const [x0, x1, y0, y1] = window;
  const [column, across] = cell(((x - x0) / (x1 - x0)) * (columns - 1), columns);
  const [row, up] = cell(((y - y0) / (y1 - y0)) * (rows - 1), rows);
  const along = (j) =>
    cubic(
      four((i) => values[j * columns + i], column, columns),
      across,
    );
  const value = cubic(
    four((j) => along(j)[0], row, rows),
    up,
  );
  const slope = cubic(
    four((j) => along(j)[1], row, rows),
    up,
  );
  const gradient = [(slope[0] * (columns - 1)) / (x1 - x0), (value[1] * (rows - 1)) / (y1 - y0)];
  return [value[0], ...gradient].every(Number.isFinite) ? { value: value[0], gradient } : null;
}

/** @returns {[number, number]} The cell that a place lies in, and where in it, from 0 to 1. */
function cell(at, count) {
  const first = Math.min(Math.max(Math.floor(at), 0), count - 2);
  return [first, at - first];
}

/** @returns {[number, number, number, number]} What is around a cell; beyond the edge it goes on as it went. */
function four(read, first, count) {
  const [near, far] = [read(first), read(first + 1)];
  const before = first > 0 ? read(first - 1) : 2 * near - far;
  const after = first + 2 < count ? read(first + 2) : 2 * far - near;
  return [before, near, far, after];
}

/** @returns {[number, number]} The cubic through the two in the middle at t, and its derivative by t. */
function cubic([a, b, c, d], t) {
  const [p, q, r] = [(c - a) / 2, a - 2.5 * b + 2 * c - d / 2, 1.5 * (b - c) + (d - a) / 2];
  return [b + t * (p + t * (q + t * r)), p + t * (2 * q + 3 * t * r)];
}

/**
 * The contour of a level, cell by cell: x, y, x, y of each piece. A cell with a corner that is no number has none.
 * @param {Grid} grid
 * @param {number} level
 * @returns {number[][]}
 */
export function contour({ values, columns, rows, window }, level) {
  const [x0, x1, y0, y1] = window;
  const [dx, dy] = [(x1 - x0) / (columns - 1), (y1 - y0) / (rows - 1)];
  const pieces = [];
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const at = j * columns + i;
      const [a, b, c, d] = [values[at], values[at + 1], values[at + columns + 1], values[at + columns]];
      const above = Number(a > level) + Number(b > level) + Number(c > level) + Number(d > level);
      if (above === 0 || above === 4 || !Number.isFinite(a + b + c + d)) continue;
      const corners = [a - level, b - level, c - level, d - level];
      const cuts = [];
      for (let side = 0; side < 4; side++) {
        const [one, next] = [corners[side], corners[(side + 1) % 4]];
        if (one > 0 === next > 0) continue;
        const part = one / (one - next);
        const [right, up] = [
          [part, 0],
          [1, part],
          [1 - part, 1],
          [0, 1 - part],
        ][side];
        cuts.push(x0 + (i + right) * dx, y0 + (j + up) * dy);
      }
      for (let from = 0; from + 3 < cuts.length; from += 4) pieces.push(cuts.slice(from, from + 4));
    }
  }
  return pieces;
}
