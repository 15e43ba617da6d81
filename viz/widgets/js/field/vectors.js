// What belongs to the point: its gradient, the contour's tangent, subgradients, a direction.

import { shape } from "../shared/elements.js";
import { arrow, direction, write } from "./shapes.js";
import { arrowOf, LEFT, TOP } from "./sizes.js";

/**
 * @param {any} view
 * @param {any} plane What there is at the point: the server's answer, or what was found meanwhile.
 * @param {string} when The class that says when all of it is shown.
 */
export function vectors(view, plane, when) {
  const { words } = view;
  const at = view.place(...view.point);
  const made = [];
  const group = (name) => made[made.push(shape("g", { class: `${name} ${when}` })) - 1];
  const labels = shape("g", { class: when });
  const taken = [];
  if (plane.hull.length) {
    const size = Math.max(...plane.hull.map(([a, b]) => Math.hypot(a, b)), 1e-300);
    const corners = plane.hull.map(([a, b]) => [
      at[0] + (a / size) * arrowOf(view),
      at[1] - (b / size) * arrowOf(view),
    ]);
    made.push(shape("polygon", { class: `hull ${when}`, points: corners.map((one) => one.join(",")).join(" ") }));
    labels.append(
      ...label(view, [corners[Math.floor(corners.length / 4)]], "gradient-label", words.subgradients, taken),
    );
  }
  if (plane.direction) {
    // The dial: u turns on a circle, in the function's own coordinates.
    const [ux, uy] = direction(view, ...plane.direction);
    group("dial").append(
      ...arrow(at, [at[0] + ux * 72, at[1] + uy * 72], 6),
      shape("circle", { cx: at[0], cy: at[1], r: 72 }),
    );
  }
  if (plane.gradient) {
    const [ux, uy, norm] = direction(view, ...plane.gradient);
    const long = norm ? Math.min(1, 0.5 + 0.5 * (norm / (plane.longest || norm))) * arrowOf(view) : 0;
    const tip = [at[0] + ux * long, at[1] + uy * long];
    if (norm) group("gradient").append(...arrow(at, tip, 7));
    if (norm && plane.tangent) {
      const [tx, ty] = direction(view, ...plane.tangent);
      const corner = [
        [ux, uy],
        [ux + tx, uy + ty],
        [tx, ty],
      ].map(([a, b]) => [at[0] + 15 * a, at[1] + 15 * b].join(","));
      made.push(shape("polyline", { class: `square ${when}`, points: corner.join(" ") }));
    }
    if (plane.gradient_label) labels.append(...label(view, [tip], "gradient-label", plane.gradient_label, taken));
  }
  if (plane.tangent) {
    const [ux, uy] = direction(view, ...plane.tangent);
    const ends = [1, -1].map((sign) => [at[0] + sign * ux * 84, at[1] + sign * uy * 84]);
    for (const end of ends) group("tangent").append(...arrow(at, end, 6));
    labels.append(...label(view, ends, "tangent-label", words.tangent, taken));
  }
  if (plane.direction) labels.append(dialLabel(view, at, direction(view, ...plane.direction), taken));
  if (plane.angle && plane.tangent) labels.append(...angle(view, at, plane, taken));
  return [...made, labels];
}

// The name of the direction: beyond the tip of its arrow, else beside the arrow, where no other label is.
function dialLabel(view, at, along, taken) {
  const [ux, uy] = along;
  const wide = 14;
  const places = [
    [86, 0],
    ...[76, 60, 44, 32].flatMap((far) => [
      [far, 15],
      [far, -15],
    ]),
    [100, 0],
  ].map(([far, side]) => ({
    x: at[0] + ux * far - uy * side,
    y: at[1] + uy * far + ux * side,
    wide,
  }));
  const free = ({ x, y }) =>
    x > LEFT + wide &&
    x < LEFT + view.across - wide &&
    y > TOP + 9 &&
    y < TOP + view.tall - 9 &&
    taken.every((one) => Math.abs(one.y - y) > 19 || Math.abs(one.x - x) > (one.wide + wide) / 2);
  const place = places.find(free) ?? places[0];
  taken.push(place);
  const text = write("label dial-label", place.x, place.y, "u");
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("dominant-baseline", "central");
  return text;
}

// The measured angle, large, as near to the point as neither an arrow nor a label lies beneath it.
function angle(view, at, plane, taken) {
  const [ux, uy] = direction(view, ...plane.gradient);
  const [tx, ty] = direction(view, ...plane.tangent);
  const arrows = [[ux, uy], [tx, ty], [-tx, -ty], ...(plane.direction ? [direction(view, ...plane.direction)] : [])];
  const wide = 13.5 * plane.angle.length + 10;
  const hit = ({ x, y }, px, py) => Math.abs(px - x) < wide / 2 + 6 && Math.abs(py - y) < 21;
  const free = (place) =>
    place.x > LEFT + wide / 2 &&
    place.x < LEFT + view.across - wide / 2 &&
    place.y > TOP + 16 &&
    place.y < TOP + view.tall - 16 &&
    taken.every((one) => Math.abs(one.y - place.y) > 28 || Math.abs(one.x - place.x) > (one.wide + wide) / 2) &&
    arrows.every(([ax, ay]) => [0, 20, 40, 60, 80, 96].every((far) => !hit(place, at[0] + ax * far, at[1] + ay * far)));
  // The corner that the square marks is the first that is tried.
  const turns = [
    [ux + tx, uy + ty],
    [ux - tx, uy - ty],
    [tx - ux, ty - uy],
    [-ux - tx, -uy - ty],
  ];
  const places = [52, 68, 84, 104].flatMap((far) =>
    turns.map(([x, y]) => ({ x: at[0] + (x / Math.hypot(x, y)) * far, y: at[1] + (y / Math.hypot(x, y)) * far })),
  );
  const place = places.find(free);
  if (!place) return [];
  const text = write("label angle-label", place.x, place.y, plane.angle);
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("dominant-baseline", "central");
  return [
    shape("rect", { class: "plate", x: place.x - wide / 2, y: place.y - 15, width: wide, height: 30, rx: 5 }),
    text,
  ];
}

// A label stands beyond one of the tips that it names, where no other label is, on a plate, inside the frame.
function label(view, tips, name, text, taken = []) {
  const wide = 8.6 * [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1.7 : 1), 0) + 10;
  const at = view.place(...view.point);
  const places = tips.flatMap((tip) =>
    [1, -1].map((side) => {
      const away = (tip[1] <= at[1] ? -16 : 16) * side;
      const x = Math.min(Math.max(tip[0], LEFT + wide / 2 + 3), LEFT + view.across - wide / 2 - 3);
      return { x, y: Math.min(Math.max(tip[1] + away, TOP + 13), TOP + view.tall - 13), wide };
    }),
  );
  const free = ({ x, y }) =>
    taken.every((one) => Math.abs(one.y - y) > 24 || Math.abs(one.x - x) > (one.wide + wide) / 2);
  const place = places.find(free) ?? places[0];
  taken.push(place);
  const text_ = write(`label ${name}`, place.x, place.y, text);
  text_.setAttribute("text-anchor", "middle");
  text_.setAttribute("dominant-baseline", "central");
  return [
    shape("rect", { class: "plate", x: place.x - wide / 2, y: place.y - 11, width: wide, height: 22, rx: 4 }),
    text_,
  ];
}
