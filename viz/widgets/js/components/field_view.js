// The plane of f: what the server sends is in f's own coordinates, `place` turns it into the drawing's.
// A drag moves the point at once and tells the server when it ends; a descent is played without the server.

import { arrows, clip, heat, levels, ticks } from "../field/layers.js";
import { below } from "../field/player.js";
import { begin, end, move, step } from "../field/pointer.js";
import { dot, floats, paths, short } from "../field/shapes.js";
import { BOTTOM, LEFT, NARROWEST, RIGHT, TOP, WIDTH } from "../field/sizes.js";
import { vectors } from "../field/vectors.js";
import button from "../shared/button.css";
import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./field_view.css";

export default mounting([theme, button, styles], (root) => {
  const view = build(root);
  return {
    update(data, mounted) {
      view.send = (point) => mounted.setTriggerValue("acted", { point });
      const drawn = JSON.stringify(data) + showTheme(view.box);
      if (drawn !== view.drawn) draw(view, data, drawn);
    },
    stop() {
      clearInterval(view.timer);
      clearTimeout(view.settling);
      view.resized.disconnect();
      view.box.remove();
    },
  };
});

function build(root) {
  const box = root.appendChild(element("div", "field themed"));
  /** @type {any} */
  const view = { box, drawn: "", timer: 0, settling: 0, moving: false, wide: 0 };
  view.resized = new ResizeObserver(() => {
    if (view.data && Math.abs(room(view) - view.wide) > 8) draw(view, view.data, view.drawn);
  });
  view.resized.observe(box);
  box.addEventListener("pointerdown", (event) => begin(view, event));
  box.addEventListener("pointermove", (event) => move(view, event));
  box.addEventListener("pointerup", () => end(view));
  box.addEventListener("pointercancel", () => end(view));
  box.addEventListener("pointerleave", () => view.read && (view.read.textContent = ""));
  box.addEventListener("keydown", (event) => step(view, event));
  return view;
}

// The drawing's unit is a pixel of the page, so that its texts are as large as they say.
function room({ box }) {
  return Math.max(NARROWEST, Math.min(WIDTH, Math.floor(box.clientWidth) || WIDTH));
}

function draw(view, data, drawn) {
  clearInterval(view.timer);
  const focused = view.box.getRootNode().activeElement?.classList.contains("handle");
  const { plane, words } = data;
  const [x0, x1, y0, y1] = plane.window;
  const wide = room(view);
  const across = wide - LEFT - RIGHT;
  const tall = across * Math.min(1.25, Math.max(0.45, (y1 - y0) / (x1 - x0)));
  Object.assign(view, { data, drawn, wide, plane, words, across, tall, point: plane.point.slice() });
  view.place = (x, y) => [LEFT + ((x - x0) / (x1 - x0)) * across, TOP + (1 - (y - y0) / (y1 - y0)) * tall];
  view.from = (px, py) => [x0 + ((px - LEFT) / across) * (x1 - x0), y0 + (1 - (py - TOP) / tall) * (y1 - y0)];
  const svg = (view.svg = shape("svg", {
    viewBox: `0 0 ${wide} ${tall + TOP + BOTTOM}`,
    role: "group",
    "aria-label": words.picture,
  }));
  svg.append(clip(view));
  const plot = svg.appendChild(shape("g", { class: "plot", "clip-path": "url(#inside)" }));
  plot.append(...ground(view));
  plot.append(shape("path", { class: "kissing", d: paths(view, plane.kissing) }));
  plot.append(shape("path", { class: "constraint", d: paths(view, plane.constraint) }));
  plot.append(shape("path", { class: "through gone-while-moving", d: paths(view, plane.through) }));
  view.walks = plot.appendChild(shape("g", {}));
  if (plane.ellipse.length)
    plot.append(shape("path", { class: "ellipse gone-while-moving", d: paths(view, [plane.ellipse]) }));
  svg.append(shape("rect", { class: "frame", x: LEFT, y: TOP, width: across, height: tall }), ...ticks(view));
  view.follows = plot.appendChild(shape("path", { class: "through while-moving" }));
  view.meanwhile = shape("g", { class: "while-moving" });
  svg.append(
    ...vectors(view, plane, "gone-while-moving"),
    view.meanwhile,
    ...plane.touching.map((one) => dot(view, one, "touching", 6)),
  );
  view.handle = dot(view, view.point, "handle", 8);
  const spoken = `${words.point} ${plane.names[0]} = ${short(view.point[0])}, ${plane.names[1]} = ${short(view.point[1])}`;
  Object.entries({ tabindex: 0, role: "button", "aria-label": spoken }).forEach(([name, value]) =>
    view.handle.setAttribute(name, value),
  );
  svg.append(view.handle);
  view.box.replaceChildren(svg, below(view));
  if (focused) view.handle.focus();
}

// Heat map, contours, arrows: they stay while only the point moves, so they are made once.
function ground(view) {
  const { plane } = view;
  const known =
    JSON.stringify([view.wide, plane.window, plane.contours.length, plane.arrows.length, plane.longest, plane.cells]) +
    view.box.className;
  if (known !== view.known) {
    view.known = known;
    view.values = floats(plane.cells);
    const lines = plane.contours.map(([, lines]) => shape("path", { class: "contour", d: paths(view, lines) }));
    view.levels = levels(view);
    view.ground = [heat(view), ...lines, ...arrows(view), ...view.levels.map(([text]) => text)];
  }
  return view.ground;
}
