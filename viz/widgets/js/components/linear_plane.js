// Vectors and maps of the plane that follow the hand. What is drawn while one drags is computed here and says so by a
// dashed frame; the numbers beside the picture are torch's, and come when the hand stops.

import { placed } from "../linear/labels.js";
import { angleBetween, applied, ball, determinant, onTheWay } from "../linear/maps.js";
import button from "../shared/button.css";
import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./linear_plane.css";

const SIZE = 440;
const STEP = 0.1;
const PLAY = 1600; // ms
const ALIGNED = 1.5; // degrees
/** @type {import("../linear/maps.js").Pair[]} */
const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

export default mounting([theme, button, styles], (root) => {
  const box = root.appendChild(element("div", "linear themed"));
  const svg = box.appendChild(shape("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "group" }));
  const bar = box.appendChild(element("div", "bar"));
  const say = box.appendChild(element("div", "say"));
  say.setAttribute("role", "status");
  const view = {
    box,
    svg,
    bar,
    say,
    drawn: "",
    data: null,
    now: {},
    time: 1,
    held: "",
    frame: 0,
    send: (_message) => {},
  };
  svg.addEventListener("pointerdown", (event) => grab(view, event));
  svg.addEventListener("pointermove", (event) => drag(view, event));
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => release(view));
  svg.addEventListener("keydown", (event) => nudge(view, event));
  return {
    update(data, mounted) {
      showTheme(box);
      view.send = (message) => mounted.setTriggerValue("moved", message);
      const drawn = JSON.stringify(data);
      if (drawn === view.drawn || view.held) return;
      Object.assign(view, { drawn, data, now: structuredClone(data.points) });
      box.classList.remove("dragged");
      controls(view);
      draw(view);
    },
    stop() {
      cancelAnimationFrame(view.frame);
      box.remove();
    },
  };
});

// --- the hand

function grab(view, event) {
  const handle = event.target.closest?.("[data-name]");
  if (!handle) return;
  event.preventDefault();
  view.held = handle.dataset.name;
  view.svg.setPointerCapture(event.pointerId);
}

function drag(view, event) {
  if (!view.held) return;
  const frame = view.svg.getBoundingClientRect();
  const scale = SIZE / frame.width;
  const half = SIZE / 2;
  const unit = half / view.data.reach;
  const at = [
    ((event.clientX - frame.left) * scale - half) / unit,
    (half - (event.clientY - frame.top) * scale) / unit,
  ];
  moveTo(view, view.held, at);
}

function moveTo(view, name, at) {
  const [x, y] = at;
  const snapped = (value) => Math.round(Math.max(-view.data.reach, Math.min(view.data.reach, value)) / STEP) * STEP;
  let place = [snapped(x), snapped(y)];
  if (view.data.onCircle.includes(name)) {
    const length = Math.hypot(x, y) || 1;
    place = [x / length, y / length];
  }
  view.now[name] = place;
  view.box.classList.add("dragged");
  draw(view);
}

function release(view) {
  if (!view.held) return;
  const name = view.held;
  view.held = "";
  tell(view, name);
}

function tell(view, name) {
  view.send({ name, at: view.now[name].map((one) => Number(one.toFixed(6))) });
}

const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

function nudge(view, event) {
  const name = event.target.dataset?.name;
  const arrow = ARROWS[event.key];
  if (!name || !arrow) return;
  event.preventDefault();
  const [x, y] = view.now[name];
  if (view.data.onCircle.includes(name)) {
    const angle = Math.atan2(y, x) + (arrow[0] + arrow[1]) * 0.5;
    moveTo(view, name, [Math.cos(angle), Math.sin(angle)]);
  } else moveTo(view, name, [x + arrow[0], y + arrow[1]]);
  tell(view, name);
  view.svg.querySelector(`[data-name="${name}"]`)?.focus();
}

// --- the way from the identity to the matrix

function controls(view) {
  const { words, kind } = view.data;
  view.bar.replaceChildren();
  if (kind !== "matrix") return;
  const play = view.bar.appendChild(element("button", "play", words.play));
  play.type = "button";
  const slider = view.bar.appendChild(element("input"));
  Object.assign(slider, { type: "range", min: "0", max: "1", step: "0.01", value: String(view.time) });
  slider.setAttribute("aria-label", words.way);
  const legend = view.bar.appendChild(element("span", "legend", view.data.parts ? words.stages : "I → A"));
  legend.title = words.way;
  slider.addEventListener("input", () => {
    cancelAnimationFrame(view.frame);
    view.time = Number(slider.value);
    draw(view);
  });
  play.addEventListener("click", () => played(view, slider));
}

function played(view, slider) {
  cancelAnimationFrame(view.frame);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    view.time = view.time < 1 ? 1 : 0;
    slider.value = String(view.time);
    return draw(view);
  }
  const begun = performance.now();
  const step = (now) => {
    view.time = Math.min(1, (now - begun) / PLAY);
    slider.value = String(view.time);
    draw(view);
    if (view.time < 1) view.frame = requestAnimationFrame(step);
  };
  view.frame = requestAnimationFrame(step);
}

// --- drawing

function draw(view) {
  const { data } = view;
  const unit = SIZE / 2 / data.reach;
  const at = ([x, y]) => [SIZE / 2 + x * unit, SIZE / 2 - y * unit];
  /** @typedef {import("../linear/labels.js").Point} Point */
  /** @type {{ at: typeof at, parts: Element[], labels: import("../linear/labels.js").Label[], bars: [Point, Point][] }} */
  const pen = { at, parts: [], labels: [], bars: [] };
  if (data.kind === "matrix") matrixDrawn(view, pen);
  else vectorsDrawn(view, pen);
  for (const one of placed(pen.labels.reverse(), SIZE, pen.bars)) pen.parts.push(named(one));
  const focused = view.svg.getRootNode().activeElement?.dataset?.name;
  view.svg.setAttribute("aria-label", data.words.label);
  view.svg.replaceChildren(...pen.parts);
  if (focused) view.svg.querySelector(`[data-name="${focused}"]`)?.focus();
}

function vectorsDrawn(view, pen) {
  const { data, now } = view;
  gridDrawn(pen, data.reach, (point) => point, "grid");
  const { a, b } = now;
  const sum = [a[0] + b[0], a[1] + b[1]];
  if (data.ball) {
    const size = normOf(a, data.ball);
    polygon(
      pen,
      ball(data.ball).map(([x, y]) => [x * size, y * size]),
      "ball",
    );
  }
  polygon(pen, [[0, 0], a, sum, b], determinant([a, b]) < 0 ? "area behind" : "area");
  const square = b[0] ** 2 + b[1] ** 2;
  if (square) {
    const part = (a[0] * b[0] + a[1] * b[1]) / square;
    const foot = [part * b[0], part * b[1]];
    line(
      pen,
      scaled(b, (-2 * data.reach) / Math.sqrt(square)),
      scaled(b, (2 * data.reach) / Math.sqrt(square)),
      "through",
    );
    line(pen, a, foot, "drop");
    line(pen, [0, 0], foot, "shadow");
    pen.bars.push([pen.at([0, 0]), pen.at(foot)]);
  }
  arrow(pen, sum, "total", data.words.total);
  arrow(pen, scaled(b, data.alpha), "multiple", `${String(data.alpha).replace("-", "−")}·b`);
  if (data.gradient) arrow(pen, [a[0] + data.gradient[0], a[1] + data.gradient[1]], "gradient", data.words.gradient, a);
  arrow(pen, b, "second", "b", [0, 0], "b");
  arrow(pen, a, "first", "a", [0, 0], "a");
  const angle = angleBetween(a, b);
  view.say.textContent = Number.isNaN(angle) ? "" : data.words.angle.replace("{angle}", angle.toFixed(1));
}

function normOf([x, y], p) {
  return p > 50 ? Math.max(Math.abs(x), Math.abs(y)) : (Math.abs(x) ** p + Math.abs(y) ** p) ** (1 / p);
}

function matrixDrawn(view, pen) {
  const { data, now, time } = view;
  /** @type {import("../linear/maps.js").Map2} */
  const whole = [
    [now.e1[0], now.e2[0]],
    [now.e1[1], now.e2[1]],
  ];
  const dragged = view.box.classList.contains("dragged");
  const map = onTheWay(whole, dragged ? null : data.parts, dragged ? 1 : time);
  gridDrawn(pen, data.reach, (point) => point, "grid faint");
  gridDrawn(pen, data.reach, (point) => applied(map, point), "grid bent");
  polygon(
    pen,
    SQUARE.map((corner) => applied(map, corner)),
    determinant(map) < 0 ? "area behind" : "area",
  );
  polygon(
    pen,
    ball(2).map((one) => applied(map, one)),
    "ball",
  );
  if (!dragged)
    for (const one of data.directions) line(pen, scaled(one, -2 * data.reach), scaled(one, 2 * data.reach), "eigen");
  const x = now.x;
  const moved = applied(map, x);
  const angle = angleBetween(x, moved);
  const aligned = angle < ALIGNED || angle > 180 - ALIGNED;
  arrow(pen, moved, aligned ? "gradient" : "total", "Ax");
  arrow(pen, x, "multiple", "x", [0, 0], "x");
  const full = dragged || time === 1;
  arrow(pen, applied(map, [0, 1]), "second", "A·e₂", [0, 0], full ? "e2" : "");
  arrow(pen, applied(map, [1, 0]), "first", "A·e₁", [0, 0], full ? "e1" : "");
  view.say.textContent = aligned
    ? data.words.aligned.replace("{value}", (applied(map, x)[0] * x[0] + applied(map, x)[1] * x[1]).toFixed(2))
    : data.words.turned.replace("{angle}", Number.isNaN(angle) ? "–" : angle.toFixed(1));
}

function scaled([x, y], by) {
  return [x * by, y * by];
}

function gridDrawn(pen, reach, moved, look) {
  const far = Math.ceil(reach) * 2;
  for (let k = -far; k <= far; k++) {
    const strong = k === 0 ? " zero" : "";
    line(pen, moved([k, -far]), moved([k, far]), look + strong);
    line(pen, moved([-far, k]), moved([far, k]), look + strong);
  }
}

function line(pen, from, to, look) {
  const [[x1, y1], [x2, y2]] = [pen.at(from), pen.at(to)];
  pen.parts.push(shape("line", { x1, y1, x2, y2 }, look));
}

function polygon(pen, points, look) {
  const text = points
    .map((one) =>
      pen
        .at(one)
        .map((two) => two.toFixed(1))
        .join(","),
    )
    .join(" ");
  pen.parts.push(shape("polygon", { points: text }, look));
}

function arrow(pen, to, look, label, from = [0, 0], name = "") {
  const [[x1, y1], [x2, y2]] = [pen.at(from), pen.at(to)];
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (turn) => `${x2 - 12 * Math.cos(angle + turn)},${y2 - 12 * Math.sin(angle + turn)}`;
  pen.labels.push({ x: x2, y: y2, angle, text: label, look });
  pen.parts.push(
    shape("line", { x1, y1, x2, y2 }, `arrow ${look}`),
    shape("polygon", { points: `${x2},${y2} ${wing(0.4)} ${wing(-0.4)}` }, `head ${look}`),
  );
  if (!name) return;
  const handle = shape(
    "circle",
    {
      cx: x2,
      cy: y2,
      r: 16,
      tabindex: 0,
      role: "slider",
      "aria-label": label,
      "aria-valuetext": to.map((one) => one.toFixed(2)).join(", "),
    },
    "handle",
  );
  handle.dataset.name = name;
  pen.parts.push(handle);
}

function named({ label, box }) {
  const text = shape("text", { x: box.x, y: box.y + 5, "text-anchor": "middle" }, `label ${label.look}`);
  text.textContent = label.text;
  return text;
}
