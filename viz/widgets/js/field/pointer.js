// Moving the point: by pointer and by keys; the server hears of it when the move ends.

import { between, contour } from "./between.js";
import { paths, short, write } from "./shapes.js";
import { BOTTOM, LEFT, TOP } from "./sizes.js";
import { vectors } from "./vectors.js";

/** @returns {[number, number]} Where a pointer is, in the drawing's units. */
function under(view, event) {
  const box = view.svg.getBoundingClientRect();
  const scale = Math.min(box.width / view.wide, box.height / (view.tall + TOP + BOTTOM));
  const left = box.left + (box.width - view.wide * scale) / 2;
  const top = box.top + (box.height - (view.tall + TOP + BOTTOM) * scale) / 2;
  return [(event.clientX - left) / scale, (event.clientY - top) / scale];
}

function inside(view, [px, py]) {
  return px >= LEFT && px <= LEFT + view.across && py >= TOP && py <= TOP + view.tall;
}

export function begin(view, event) {
  if (!view.svg?.contains(event.target) || event.button !== 0) return;
  const at = under(view, event);
  if (!inside(view, at) && event.target !== view.handle) return;
  event.preventDefault();
  view.svg.setPointerCapture(event.pointerId);
  view.moving = true;
  carry(view, at);
}

export function move(view, event) {
  const at = under(view, event);
  if (view.moving) carry(view, at);
  read(view, inside(view, at) ? view.from(...at) : null);
}

export function end(view) {
  if (!view.moving) return;
  view.moving = false;
  tell(view);
}

function carry(view, [px, py]) {
  const x = Math.min(Math.max(px, LEFT), LEFT + view.across);
  const y = Math.min(Math.max(py, TOP), TOP + view.tall);
  put(view, view.from(x, y));
}

function put(view, point) {
  // No more digits than a pixel has: the numbers beside the picture stay readable.
  view.point = point.map((one, axis) => {
    const size = view.plane.window[2 * axis + 1] - view.plane.window[2 * axis];
    const digits = Math.max(0, 3 - Math.floor(Math.log10(size)));
    return Number(one.toFixed(Math.min(digits, 12)));
  });
  const [px, py] = view.place(...view.point);
  view.handle.setAttribute("cx", px);
  view.handle.setAttribute("cy", py);
  view.svg.classList.add("moving");
  follow(view);
}

// Until torch has answered, what belongs to the point is found between the grid's points, and said to be so.
function follow(view) {
  const { plane, words } = view;
  const grid = { ...plane, values: view.values };
  const found = plane.follows ? between(grid, view.point) : null;
  view.follows.setAttribute("d", found ? paths(view, contour(grid, found.value)) : "");
  view.svg.classList.toggle("followed", Boolean(found));
  view.meanwhile.replaceChildren();
  if (!found) return;
  const [gx, gy] = found.gradient;
  const label = `∇f ≈ (${short(gx)}, ${short(gy)})`;
  const now = { ...plane, hull: [], gradient: found.gradient, tangent: [-gy, gx], gradient_label: label, angle: "" };
  if (!Math.hypot(gx, gy)) now.tangent = null;
  const said = [`f ≈ ${short(found.value)}`, words.between].map((one, line) =>
    write("label said", LEFT + 10, TOP + 20 + 18 * line, one),
  );
  view.meanwhile.append(...vectors(view, now, "while-moving"), ...said);
}

export function step(view, event) {
  if (event.target !== view.handle) return;
  const by = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (!by) return;
  event.preventDefault();
  const [x0, x1, y0, y1] = view.plane.window;
  const far = event.shiftKey ? 20 : 100;
  const wanted = [view.point[0] + (by[0] * (x1 - x0)) / far, view.point[1] + (by[1] * (y1 - y0)) / far];
  put(view, [Math.min(Math.max(wanted[0], x0), x1), Math.min(Math.max(wanted[1], y0), y1)]);
  clearTimeout(view.settling);
  view.settling = setTimeout(() => tell(view), 180); // a held key is one move
}

function tell(view) {
  if (view.point.every((one, axis) => one === view.plane.point[axis])) view.svg.classList.remove("moving");
  else view.send(view.point);
}

function read(view, point) {
  if (!point) return void (view.read.textContent = "");
  const { plane } = view;
  const [x0, x1, y0, y1] = plane.window;
  const column = Math.round(((point[0] - x0) / (x1 - x0)) * (plane.columns - 1));
  const row = Math.round(((point[1] - y0) / (y1 - y0)) * (plane.rows - 1));
  const value = between({ ...plane, values: view.values }, point)?.value ?? view.values[row * plane.columns + column];
  const f = Number.isNaN(value) ? view.words.none : short(value);
  view.read.textContent = `${plane.names[0]} ${short(point[0])}  ${plane.names[1]} ${short(point[1])}  f ≈ ${f}`;
}
