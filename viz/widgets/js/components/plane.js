// Curves and arrows on a plane. New numbers do not jump: every point moves over from where it was.

import { takesOver } from "../shared/data.js";
import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./plane.css";

const SIZE = 320;
const MORPH = 450; // ms

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "plane themed"));
  const svg = box.appendChild(shape("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img" }));
  const view = { svg, drawn: "", shown: null, frame: 0 };
  return {
    update(data) {
      showTheme(box);
      if (takesOver(view, data)) move(view, data);
    },
    stop() {
      cancelAnimationFrame(view.frame);
      box.remove();
    },
  };
});

function move(view, data) {
  cancelAnimationFrame(view.frame);
  const from = view.shown;
  const still = !from || matchMedia("(prefers-reduced-motion: reduce)").matches || !alike(from, data);
  if (still) return draw(view, data);
  const begun = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - begun) / MORPH);
    draw(view, part < 1 ? between(from, data, part * part * (3 - 2 * part)) : data);
    if (part < 1) view.frame = requestAnimationFrame(step);
  };
  view.frame = requestAnimationFrame(step);
}

function alike(from, to) {
  return (
    from.curves.length === to.curves.length &&
    from.arrows.length === to.arrows.length &&
    from.curves.every((curve, i) => curve.points.length === to.curves[i].points.length)
  );
}

function between(from, to, part) {
  const mix = (a, b) => a + (b - a) * part;
  const pair = (a, b) => [mix(a[0], b[0]), mix(a[1], b[1])];
  return {
    ...to,
    reach: mix(from.reach, to.reach),
    curves: to.curves.map((curve, i) => ({
      ...curve,
      points: curve.points.map((point, j) => pair(from.curves[i].points[j], point)),
    })),
    arrows: to.arrows.map((arrow, i) => ({ ...arrow, to: pair(from.arrows[i].to, arrow.to) })),
  };
}

function draw(view, data) {
  view.shown = data;
  const scale = SIZE / 2 / data.reach;
  const at = ([x, y]) => [SIZE / 2 + x * scale, SIZE / 2 - y * scale];
  const parts = [];
  for (const curve of data.curves) {
    const path = curve.points
      .map((point) =>
        at(point)
          .map((one) => one.toFixed(2))
          .join(","),
      )
      .join(" ");
    parts.push(
      shape(
        "polygon",
        { points: path, stroke: `var(--${curve.role})`, fill: curve.filled ? `var(--${curve.role}-cell)` : "none" },
        "curve",
      ),
    );
  }
  parts.push(...grid(data.reach, at));
  for (const arrow of data.arrows) parts.push(...drawArrow(arrow, at));
  view.svg.setAttribute("aria-label", data.label);
  view.svg.replaceChildren(...parts);
}

function* grid(reach, at) {
  for (const [a, b] of [
    [
      [-reach, 0],
      [reach, 0],
    ],
    [
      [0, -reach],
      [0, reach],
    ],
  ]) {
    const [[x1, y1], [x2, y2]] = [at(a), at(b)];
    yield shape("line", { x1, y1, x2, y2 }, "axis");
  }
  const unit =
    10 ** Math.floor(Math.log10(reach / 1.2)) * (reach / 10 ** Math.floor(Math.log10(reach / 1.2)) > 5 ? 5 : 1);
  for (let k = 1; k * unit < reach; k++) {
    for (const one of [k * unit, -k * unit]) {
      const [x, y] = at([one, 0]);
      const [u, v] = at([0, one]);
      yield shape("line", { x1: x, y1: y - 3, x2: x, y2: y + 3 }, "axis");
      yield shape("line", { x1: u - 3, y1: v, x2: u + 3, y2: v }, "axis");
    }
    const [x, y] = at([k * unit, 0]);
    const text = shape("text", { x, y: y + 15, "text-anchor": "middle" }, "tick");
    text.textContent = String(Number((k * unit).toPrecision(3)));
    yield text;
  }
}

function drawArrow(arrow, at) {
  const [x1, y1] = at([0, 0]);
  const [x2, y2] = at(arrow.to);
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (turn) => `${x2 - 10 * Math.cos(angle + turn)},${y2 - 10 * Math.sin(angle + turn)}`;
  const stroke = `var(--${arrow.role})`;
  const text = shape(
    "text",
    {
      x: x2 + 9 * Math.cos(angle),
      y: y2 + 9 * Math.sin(angle) + 5,
      fill: stroke,
      "text-anchor": Math.cos(angle) < -0.3 ? "end" : "start",
    },
    "name",
  );
  text.textContent = arrow.label;
  return [
    shape("line", { x1, y1, x2, y2, stroke }, "shaft"),
    shape("polygon", { points: `${x2},${y2} ${wing(0.4)} ${wing(-0.4)}`, fill: stroke }),
    text,
  ];
}
