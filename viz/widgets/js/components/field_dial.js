// The slope of f in every direction: a cosine where f is smooth. A click or a drag on it turns u.

import { dot, paths, round, short, write } from "../field/shapes.js";
import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./field_dial.css";
import plane from "./field_view.css";

const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [58, 14, 16, 44, 270];
const [NARROWEST, WIDEST] = [280, 720]; // it is drawn as wide as there is room, so that its texts keep their size
const SPARSE = 480; // width under which only every other angle is written

export default mounting([theme, plane, styles], (root) => {
  const view = build(root);
  return {
    update(data, mounted) {
      view.send = (angle) => mounted.setTriggerValue("acted", { angle });
      showTheme(view.box);
      const drawn = JSON.stringify(data);
      if (drawn !== view.drawn) draw(view, data, drawn);
    },
    stop() {
      view.watch.disconnect();
      clearTimeout(view.settling);
      view.box.remove();
    },
  };
});

function build(root) {
  const box = root.appendChild(element("div", "field themed"));
  const view = { box, drawn: "", settling: 0, moving: false, wide: 0 };
  view.watch = new ResizeObserver(() => {
    if (view.data && wide(view) !== view.wide) draw(view, view.data, view.drawn);
  });
  view.watch.observe(box);
  box.addEventListener("pointerdown", (event) => begin(view, event));
  box.addEventListener("pointermove", (event) => view.moving && turn(view, under(view, event)));
  for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, () => end(view));
  box.addEventListener("keydown", (event) => step(view, event));
  return view;
}

function wide({ box }) {
  return Math.min(WIDEST, Math.max(NARROWEST, box.clientWidth || WIDEST));
}

function draw(view, data, drawn) {
  const turned = view.moving ? view.angle : data.angle;
  const focused = view.box.getRootNode().activeElement?.classList.contains("handle");
  const { gradient, measured, words } = data;
  const known = measured.filter(Number.isFinite).map(Math.abs);
  const reach = Math.max(gradient ? Math.hypot(...gradient) : 0, ...known, 1e-300) * 1.12;
  view.wide = wide(view);
  const [across, tall] = [view.wide - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  Object.assign(view, { data, drawn, across, angle: data.angle });
  view.place = (degrees, slope) => [LEFT + (degrees / 360) * across, TOP + ((reach - slope) / (2 * reach)) * tall];
  view.svg = shape("svg", { viewBox: `0 0 ${view.wide} ${HEIGHT}`, role: "group", "aria-label": words.picture });
  view.svg.append(
    shape("rect", { class: "dial-ground", x: LEFT, y: TOP, width: across, height: tall }),
    ...scales(view, reach),
  );
  if (gradient) {
    const curve = Array.from({ length: 121 }, (_, at) => [3 * at, slope(gradient, 3 * at)]).flat();
    view.svg.append(shape("path", { class: "cosine", d: paths(view, [curve]) }));
  }
  measured.forEach((one, at) => {
    if (Number.isFinite(one)) view.svg.append(dot(view, [((at + 0.5) * 360) / measured.length, one], "measured", 3.4));
  });
  view.line = view.svg.appendChild(shape("line", { class: "turned", y1: TOP, y2: TOP + tall }));
  view.handle = shape("circle", {
    class: "handle",
    r: 8,
    tabindex: 0,
    role: "slider",
    "aria-label": words.handle,
    "aria-valuemin": 0,
    "aria-valuemax": 360,
  });
  view.svg.append(view.handle);
  const legend = element("div", "below");
  if (gradient) legend.append(element("span", "key curve", words.curve));
  legend.append(element("span", "key dots", words.dots));
  view.box.replaceChildren(view.svg, legend);
  put(view, turned);
  if (focused) view.handle.focus();
}

function scales(view, reach) {
  const made = [];
  for (let degrees = 0; degrees <= 360; degrees += view.wide < SPARSE ? 90 : 45) {
    const [x, y] = view.place(degrees, -reach);
    const text = write("", x, y + 18, `${degrees}°`);
    text.setAttribute("text-anchor", "middle");
    made.push(text);
  }
  for (const one of round(-reach, reach)) {
    const [x, y] = view.place(0, one);
    const text = write("", x - 8, y + 4, short(one));
    text.setAttribute("text-anchor", "end");
    made.push(
      shape("line", {
        class: Math.abs(one) < reach * 1e-9 ? "zero" : "rule",
        x1: x,
        x2: x + view.across,
        y1: y,
        y2: y,
      }),
      text,
    );
  }
  const names = [
    write("axis", LEFT + view.across / 2, HEIGHT - 6, view.data.words.directions),
    write("axis", 14, HEIGHT / 2 - 12, view.data.words.slope),
  ];
  names[1].setAttribute("transform", `rotate(-90 14 ${HEIGHT / 2 - 12})`);
  names.forEach((one) => one.setAttribute("text-anchor", "middle"));
  const group = shape("g", { class: "tick" });
  group.append(...made, ...names);
  return [group];
}

function slope([first, second], degrees) {
  const turn = (degrees * Math.PI) / 180;
  return first * Math.cos(turn) + second * Math.sin(turn);
}

function put(view, degrees) {
  view.angle = degrees;
  const { gradient, measured } = view.data;
  const nearest = measured[Math.floor((degrees / 360) * measured.length) % measured.length];
  const value = gradient ? slope(gradient, degrees) : (nearest ?? 0);
  const [x, y] = view.place(degrees, value);
  const places = { cx: x, cy: y, "aria-valuenow": degrees, "aria-valuetext": `${degrees}°, ${short(value)}` };
  Object.entries(places).forEach(([name, one]) => view.handle.setAttribute(name, one));
  view.line.setAttribute("x1", x);
  view.line.setAttribute("x2", x);
}

// --- turning u

function under(view, event) {
  const box = view.svg.getBoundingClientRect();
  return ((event.clientX - box.left) * (view.wide / box.width) - LEFT) / view.across;
}

function begin(view, event) {
  if (!view.svg?.contains(event.target) || event.button !== 0) return;
  event.preventDefault();
  view.svg.setPointerCapture(event.pointerId);
  view.moving = true;
  turn(view, under(view, event));
}

function turn(view, part) {
  put(view, Math.round(Math.min(1, Math.max(0, part)) * 360));
}

function end(view) {
  if (view.moving && view.angle !== view.data.angle) view.send(view.angle);
  view.moving = false;
}

function step(view, event) {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  if (event.target !== view.handle || !by) return;
  event.preventDefault();
  put(view, Math.min(360, Math.max(0, Math.round(view.angle) + by * (event.shiftKey ? 15 : 1))));
  clearTimeout(view.settling);
  view.settling = setTimeout(() => view.send(view.angle), 180); // a held key is one turn
}
