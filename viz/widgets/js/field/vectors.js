// What belongs to the point: its gradient, the contour's tangent, subgradients, a direction.

import { shape } from "../shared/elements.js";
import { arrow, direction, write } from "./shapes.js";
import { arrowOf, LEFT, partOf, TOP } from "./sizes.js";

const DIAL = 72; // px, its radius

/**
 * @param {any} view
 * @param {any} plane What there is at the point: the server's answer, or what was found meanwhile.
 * @param {string} when The class that says when all of it is shown.
 */
export function vectors(view, plane, when) {
  const { words } = view;
  const at = view.place(...view.point);
  const along = (side) => plane[side] && direction(view, ...plane[side]);
  const to = ([ux, uy], far) => [at[0] + ux * far, at[1] + uy * far];
  const made = [];
  const group = (name) => made[made.push(shape("g", { class: `${name} ${when}` })) - 1];
  const [u, up, flat] = [along("direction"), along("gradient"), along("tangent")];
  const room = { view, at, taken: [], marks: [-8, 8].flatMap((one) => [to([one, 0], 1), to([0, one], 1)]) };
  const points = (name, tip, head) => {
    group(name).append(...arrow(at, tip, head));
    for (let part = 1; part <= 8; part++) room.marks.push([0, 1].map((i) => at[i] + (part / 8) * (tip[i] - at[i])));
    return tip;
  };
  let corners = [];
  if (plane.hull.length) {
    const size = Math.max(...plane.hull.map(([a, b]) => Math.hypot(a, b)), 1e-300);
    corners = plane.hull.map(([a, b]) => [at[0] + (a / size) * arrowOf(view), at[1] - (b / size) * arrowOf(view)]);
    made.push(shape("polygon", { class: `hull ${when}`, points: corners.map((one) => one.join(",")).join(" ") }));
  }
  if (u) {
    // The dial: u turns on a circle, in the function's own coordinates.
    points("dial", to(u, DIAL * partOf(view)), 6);
    made.at(-1).append(shape("circle", { cx: at[0], cy: at[1], r: DIAL * partOf(view) }));
  }
  const norm = up?.[2];
  const long = norm ? Math.min(1, 0.5 + 0.5 * (norm / (plane.longest || norm))) * arrowOf(view) : 0;
  const tip = up && to(up, long);
  if (norm) points("gradient", tip, 7);
  if (norm && flat) {
    const corner = [up, [up[0] + flat[0], up[1] + flat[1]], flat].map((one) => to(one, 15).join(","));
    made.push(shape("polyline", { class: `square ${when}`, points: corner.join(" ") }));
  }
  const ends = flat ? [1, -1].map((sign) => points("tangent", to(flat, sign * 84 * partOf(view)), 6)) : [];
  const labels = shape("g", { class: when });
  if (corners.length)
    labels.append(...label(room, [corners[Math.floor(corners.length / 4)]], "gradient-label", words.subgradients));
  if (tip && plane.gradient_label) labels.append(...label(room, [tip], "gradient-label", plane.gradient_label));
  if (flat) labels.append(...label(room, ends, "tangent-label", words.tangent));
  if (u) labels.append(dialLabel(room, u));
  if (plane.angle && flat) labels.append(...angle(room, up, flat, plane.angle));
  for (const [text, x, y] of view.levels)
    text.classList.toggle(
      "covered",
      room.taken.some((one) => covers(one, x, y)),
    );
  return [...made, labels];
}

// Whether a plate covers a part of a contour's number.
function covers(plate, x, y) {
  return Math.abs(plate.x - x) < plate.wide / 2 + 14 && Math.abs(plate.y - y) < plate.high / 2 + 8;
}

// Whether a plate of this size lies within the frame at a place, over no other plate and over no arrow.
function free({ view, taken, marks }, { x, y, wide, high }) {
  return (
    Math.abs(x - LEFT - view.across / 2) < (view.across - wide) / 2 &&
    Math.abs(y - TOP - view.tall / 2) < (view.tall - high) / 2 &&
    taken.every((one) => Math.abs(one.y - y) > (one.high + high) / 2 || Math.abs(one.x - x) > (one.wide + wide) / 2) &&
    marks.every(([px, py]) => Math.abs(px - x) > wide / 2 + 7 || Math.abs(py - y) > high / 2 + 7)
  );
}

// The name of the direction: beyond the tip of its arrow, else beside the arrow.
function dialLabel(room, [ux, uy]) {
  const { at, taken, view } = room;
  const dial = DIAL * partOf(view);
  const places = [
    [dial + 14, 0],
    ...[4, -12, -28, -40].flatMap((far) => [
      [dial + far, 15],
      [dial + far, -15],
    ]),
    [dial + 28, 0],
  ].map(([far, side]) => ({
    x: at[0] + ux * far - uy * side,
    y: at[1] + uy * far + ux * side,
    wide: 14,
    high: 16,
  }));
  const place = places.find((one) => free(room, one)) ?? places[0];
  taken.push(place);
  return written("dial-label", place, "u");
}

// The measured angle, large, as near to the point as neither an arrow nor a label lies beneath it.
function angle(room, [ux, uy], [tx, ty], text) {
  const wide = 13.5 * text.length + 10;
  // The corner that the square marks is the first that is tried.
  const turns = [
    [ux + tx, uy + ty],
    [ux - tx, uy - ty],
    [tx - ux, ty - uy],
    [-ux - tx, -uy - ty],
  ];
  const places = [52, 68, 84, 104].flatMap((far) =>
    turns.map(([x, y]) => ({
      x: room.at[0] + (x / Math.hypot(x, y)) * far,
      y: room.at[1] + (y / Math.hypot(x, y)) * far,
      wide,
      high: 30,
    })),
  );
  const place = places.find((one) => free(room, one));
  if (!place) return [];
  room.taken.push(place);
  return [plate(place), written("angle-label", place, text)];
}

// A label stands beyond one of the tips that it names, on a plate: over it or under it, else at a side of it.
function label(room, tips, name, text) {
  const { view, at } = room;
  const wide = 8.6 * [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1.7 : 1), 0) + 10;
  const within = (x) => Math.min(Math.max(x, LEFT + wide / 2 + 3), LEFT + view.across - wide / 2 - 3);
  const sides = [0, 0.25, -0.25, 0.5, -0.5].map((part) => part * (wide + 16));
  const places = [16, 30].flatMap((far) =>
    sides.flatMap((aside) =>
      tips.flatMap(([x, y]) =>
        [1, -1].map((side) => ({
          x: within(x + aside),
          y: Math.min(Math.max(y + (y <= at[1] ? -far : far) * side, TOP + 13), TOP + view.tall - 13),
          wide,
          high: 22,
        })),
      ),
    ),
  );
  const place = places.find((one) => free(room, one)) ?? places[0];
  room.taken.push(place);
  return [plate(place), written(name, place, text)];
}

function plate({ x, y, wide, high }) {
  return shape("rect", { class: "plate", x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 4 });
}

function written(name, { x, y }, text) {
  const made = write(`label ${name}`, x, y, text);
  made.setAttribute("text-anchor", "middle");
  made.setAttribute("dominant-baseline", "central");
  return made;
}
