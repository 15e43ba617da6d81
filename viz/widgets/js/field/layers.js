// What belongs to the function alone: heat map, contours, arrows, axes.

import { painter, shape } from "../shared/elements.js";
import { arrow, colour, direction, round, short, write } from "./shapes.js";
import { LEFT, TOP } from "./sizes.js";

export function clip(view) {
  const defs = shape("defs", {});
  const inside = defs.appendChild(shape("clipPath", { id: "inside" }));
  inside.append(shape("rect", { x: LEFT, y: TOP, width: view.across, height: view.tall }));
  const hatch = defs.appendChild(
    shape("pattern", {
      id: "hatch",
      width: 8,
      height: 8,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    }),
  );
  hatch.append(
    shape("rect", { width: 8, height: 8, fill: "var(--frame)" }),
    shape("line", { x1: 0, y1: 0, x2: 0, y2: 8, stroke: "var(--card-line)", "stroke-width": 3 }),
  );
  return defs;
}

export function heat(view) {
  const { plane, values } = view;
  const group = shape("g", {});
  group.append(shape("rect", { x: LEFT, y: TOP, width: view.across, height: view.tall, fill: "url(#hatch)" }));
  const canvas = Object.assign(document.createElement("canvas"), { width: plane.columns, height: plane.rows });
  const pen = painter(canvas);
  const image = pen.createImageData(plane.columns, plane.rows);
  const [low, high, infinite] = ["--heat-low", "--heat-high", "--muted"].map((name) => colour(view.box, name));
  view.missing = view.endless = false;
  for (let row = 0; row < plane.rows; row++) {
    for (let column = 0; column < plane.columns; column++) {
      const value = values[row * plane.columns + column];
      const at = 4 * ((plane.rows - 1 - row) * plane.columns + column);
      if (Number.isNaN(value)) view.missing = true;
      else if (!Number.isFinite(value)) {
        view.endless = true;
        image.data.set([...infinite, 255], at);
      } else {
        const part = rank(plane.knots, value);
        image.data.set([0, 1, 2].map((one) => low[one] + part * (high[one] - low[one])).concat(255), at);
      }
    }
  }
  pen.putImageData(image, 0, 0);
  // Each value is the middle of its cell, so the picture reaches half a cell beyond the window.
  const [dx, dy] = [view.across / (plane.columns - 1), view.tall / (plane.rows - 1)];
  const box = { x: LEFT - dx / 2, y: TOP - dy / 2, width: view.across + dx, height: view.tall + dy };
  group.append(shape("image", { ...box, preserveAspectRatio: "none", href: canvas.toDataURL() }));
  return group;
}

function rank(knots, value) {
  let at = 1;
  while (at < knots.length - 1 && value > knots[at]) at++;
  const width = knots[at] - knots[at - 1];
  const inside = width > 0 ? Math.min(1, Math.max(0, (value - knots[at - 1]) / width)) : 0;
  return (at - 1 + inside) / (knots.length - 1);
}

/** The contours' numbers, each with its place. */
export function levels(view) {
  const taken = [];
  const texts = [];
  view.plane.contours.forEach(([text, lines], number) => {
    const line = lines.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
    const half = Math.floor(line.length / 2);
    for (const part of [0.15, 0.4, 0.65, 0.9, 0.28, 0.78]) {
      const at = Math.floor(half * ((part + number * 0.07) % 1));
      const [x, y] = view.place(line[2 * at], line[2 * at + 1]);
      const inside = x > LEFT + 22 && x < LEFT + view.across - 22 && y > TOP + 12 && y < TOP + view.tall - 12;
      if (!inside || taken.some(([a, b]) => Math.abs(a - x) < 44 && Math.abs(b - y) < 20)) continue;
      taken.push([x, y]);
      texts.push([write("level", x, y, text.replace("-", "−")), x, y]);
      return;
    }
  });
  return texts;
}

export function arrows(view) {
  const { arrows, longest } = view.plane;
  const room = Math.min(view.across, view.tall) / 18;
  return arrows.flatMap(([x, y, gx, gy]) => {
    const [ux, uy, norm] = direction(view, gx, gy);
    if (!norm) return [];
    const strength = (norm / longest) ** 0.4; // a valley's gradients span five powers of ten
    const [px, py] = view.place(x, y);
    const long = room * (0.18 + 0.62 * strength);
    const made = shape("g", { class: "arrow", opacity: (0.12 + 0.5 * strength).toFixed(2) });
    made.append(
      ...arrow(
        [px - (ux * long) / 2, py - (uy * long) / 2],
        [px + (ux * long) / 2, py + (uy * long) / 2],
        2 + 2 * strength,
      ),
    );
    return [made];
  });
}

export function ticks(view) {
  const [x0, x1, y0, y1] = view.plane.window;
  const made = [];
  for (const x of round(x0, x1)) {
    const [px] = view.place(x, y0);
    const one = made[made.push(shape("g", { class: "tick" })) - 1];
    const text = write("", px, TOP + view.tall + 19, short(x));
    text.setAttribute("text-anchor", "middle");
    one.append(shape("line", { x1: px, x2: px, y1: TOP + view.tall, y2: TOP + view.tall + 5 }), text);
  }
  for (const y of round(y0, y1)) {
    const [, py] = view.place(x0, y);
    const one = made[made.push(shape("g", { class: "tick" })) - 1];
    const text = write("", LEFT - 9, py + 4, short(y));
    text.setAttribute("text-anchor", "end");
    one.append(shape("line", { x1: LEFT - 5, x2: LEFT, y1: py, y2: py }), text);
  }
  const names = [
    write("axis-name", LEFT + view.across / 2, TOP + view.tall + 42, view.plane.names[0]),
    write("axis-name", 14, TOP + view.tall / 2, view.plane.names[1]),
  ];
  names[0].setAttribute("text-anchor", "middle");
  names[1].setAttribute("text-anchor", "middle");
  names[1].setAttribute("transform", `rotate(-90 14 ${TOP + view.tall / 2})`);
  return [...made, ...names];
}
