// The plane of f: what the server sends is in f's own coordinates, `place` turns it into the drawing's.
// A drag moves the point at once and tells the server when it ends; a descent is played without the server.

const mounts = new WeakMap();
const SVG = "http://www.w3.org/2000/svg";
const LEFT = 58, RIGHT = 14, TOP = 14, BOTTOM = 50, WIDTH = 720;
const ARROW = 96; // length of the point's own gradient where it is as steep as anywhere on the plane
const WALKS = ["forward", "axis-3", "axis-1", "axis-4", "axis-2"];

export default function (component) {
  const { parentElement: root, data, setTriggerValue } = component;
  let view = mounts.get(root);
  if (!view) mounts.set(root, (view = build(root)));
  view.send = (point) => setTriggerValue("acted", { point });
  const dark = isDark(view.box);
  const drawn = JSON.stringify(data) + dark;
  view.box.classList.toggle("dark", dark);
  if (drawn !== view.drawn) draw(view, data, drawn);
  return () => {
    clearInterval(view.timer);
    clearTimeout(view.settling);
    view.box.remove();
    mounts.delete(root);
  };
}

function build(root) {
  const box = root.appendChild(document.createElement("div"));
  box.className = "field themed";
  const view = { box, drawn: "", timer: 0, settling: 0, moving: false };
  box.addEventListener("pointerdown", (event) => begin(view, event));
  box.addEventListener("pointermove", (event) => move(view, event));
  box.addEventListener("pointerup", (event) => end(view, event));
  box.addEventListener("pointercancel", (event) => end(view, event));
  box.addEventListener("pointerleave", () => view.read && (view.read.textContent = ""));
  box.addEventListener("keydown", (event) => step(view, event));
  return view;
}

function draw(view, data, drawn) {
  clearInterval(view.timer);
  const focused = view.box.getRootNode().activeElement?.classList.contains("handle");
  const { plane, words } = data;
  const [x0, x1, y0, y1] = plane.window;
  const across = WIDTH - LEFT - RIGHT;
  const tall = across * Math.min(1.25, Math.max(0.45, (y1 - y0) / (x1 - x0)));
  Object.assign(view, { drawn, plane, words, across, tall, point: plane.point.slice() });
  view.place = (x, y) => [LEFT + ((x - x0) / (x1 - x0)) * across, TOP + (1 - (y - y0) / (y1 - y0)) * tall];
  view.from = (px, py) => [x0 + ((px - LEFT) / across) * (x1 - x0), y0 + (1 - (py - TOP) / tall) * (y1 - y0)];
  view.values = floats(plane.cells);
  const svg = (view.svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${tall + TOP + BOTTOM}`, role: "group", "aria-label": words.picture }));
  svg.append(clip(view));
  const plot = svg.appendChild(shape("g", { class: "plot", "clip-path": "url(#inside)" }));
  plot.append(heat(view));
  for (const [, lines] of plane.contours) plot.append(shape("path", { class: "contour", d: paths(view, lines) }));
  plot.append(...arrows(view), ...levels(view));
  plot.append(shape("path", { class: "constraint", d: paths(view, plane.constraint) }));
  plot.append(shape("path", { class: "through gone-while-moving", d: paths(view, plane.through) }));
  view.walks = plot.appendChild(shape("g", {}));
  if (plane.ellipse.length) plot.append(shape("path", { class: "ellipse gone-while-moving", d: paths(view, [plane.ellipse]) }));
  svg.append(shape("rect", { class: "frame", x: LEFT, y: TOP, width: across, height: tall }), ...ticks(view));
  svg.append(...vectors(view), ...plane.touching.map((one) => dot(view, one, "touching", 6)));
  view.handle = dot(view, view.point, "handle", 8);
  const spoken = `${words.point} ${plane.names[0]} = ${short(view.point[0])}, ${plane.names[1]} = ${short(view.point[1])}`;
  Object.entries({ tabindex: 0, role: "button", "aria-label": spoken }).forEach(([name, value]) => view.handle.setAttribute(name, value));
  svg.append(view.handle);
  view.box.replaceChildren(svg, below(view));
  view.svg.classList.remove("moving");
  if (focused) view.handle.focus();
}

// --- the parts of the picture

function clip(view) {
  const defs = shape("defs", {});
  const inside = defs.appendChild(shape("clipPath", { id: "inside" }));
  inside.append(shape("rect", { x: LEFT, y: TOP, width: view.across, height: view.tall }));
  const hatch = defs.appendChild(shape("pattern", { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }));
  hatch.append(shape("rect", { width: 8, height: 8, fill: "var(--frame)" }), shape("line", { x1: 0, y1: 0, x2: 0, y2: 8, stroke: "var(--card-line)", "stroke-width": 3 }));
  return defs;
}

function heat(view) {
  const { plane, values } = view;
  const group = shape("g", {});
  group.append(shape("rect", { x: LEFT, y: TOP, width: view.across, height: view.tall, fill: "url(#hatch)" }));
  const canvas = Object.assign(document.createElement("canvas"), { width: plane.columns, height: plane.rows });
  const pen = canvas.getContext("2d");
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

function levels(view) {
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
      texts.push(write("level", x, y, text.replace("-", "−")));
      return;
    }
  });
  return texts;
}

function arrows(view) {
  const { arrows, longest } = view.plane;
  const room = Math.min(view.across, view.tall) / 18;
  return arrows.flatMap(([x, y, gx, gy]) => {
    const [ux, uy, norm] = direction(view, gx, gy);
    if (!norm) return [];
    const strength = Math.pow(norm / longest, 0.4); // a valley's gradients span five powers of ten
    const [px, py] = view.place(x, y);
    const long = room * (0.18 + 0.62 * strength);
    const made = shape("g", { class: "arrow", opacity: (0.12 + 0.5 * strength).toFixed(2) });
    made.append(...arrow([px - (ux * long) / 2, py - (uy * long) / 2], [px + (ux * long) / 2, py + (uy * long) / 2], 2 + 2 * strength));
    return [made];
  });
}

function vectors(view) {
  const { plane, words } = view;
  const at = view.place(...view.point);
  const made = [];
  const group = (name) => made[made.push(shape("g", { class: `${name} gone-while-moving` })) - 1];
  const labels = shape("g", { class: "gone-while-moving" });
  if (plane.hull.length) {
    const size = Math.max(...plane.hull.map(([a, b]) => Math.hypot(a, b)), 1e-300);
    const corners = plane.hull.map(([a, b]) => [at[0] + (a / size) * ARROW, at[1] - (b / size) * ARROW]);
    made.push(shape("polygon", { class: "hull gone-while-moving", points: corners.map((one) => one.join(",")).join(" ") }));
    labels.append(...label(view, corners[Math.floor(corners.length / 4)], "gradient-label", words.subgradients));
  }
  if (plane.tangent) {
    const [ux, uy] = direction(view, ...plane.tangent);
    const [one, other] = [1, -1].map((sign) => [at[0] + sign * ux * 84, at[1] + sign * uy * 84]);
    group("tangent").append(...arrow(at, one, 6), ...arrow(at, other, 6));
    labels.append(...label(view, one[1] < other[1] ? one : other, "tangent-label", words.tangent));
  }
  if (plane.gradient) {
    const [ux, uy, norm] = direction(view, ...plane.gradient);
    const long = norm ? Math.min(1, 0.5 + 0.5 * (norm / (plane.longest || norm))) * ARROW : 0;
    const tip = [at[0] + ux * long, at[1] + uy * long];
    if (norm) group("gradient").append(...arrow(at, tip, 7));
    if (norm && plane.tangent) {
      const [tx, ty] = direction(view, ...plane.tangent);
      const corner = [[ux, uy], [ux + tx, uy + ty], [tx, ty]].map(([a, b]) => [at[0] + 15 * a, at[1] + 15 * b].join(","));
      made.push(shape("polyline", { class: "square gone-while-moving", points: corner.join(" ") }));
    }
    if (plane.gradient_label) labels.append(...label(view, tip, "gradient-label", plane.gradient_label));
  }
  return [...made, labels];
}

// Labels stand beyond the tip that they name, on a plate, inside the frame.
function label(view, tip, name, text) {
  const wide = 8.6 * [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1.7 : 1), 0) + 10;
  const at = view.place(...view.point);
  const away = tip[1] <= at[1] ? -16 : 16;
  const x = Math.min(Math.max(tip[0], LEFT + wide / 2 + 3), LEFT + view.across - wide / 2 - 3);
  const y = Math.min(Math.max(tip[1] + away, TOP + 13), TOP + view.tall - 13);
  const text_ = write(`label ${name}`, x, y, text);
  text_.setAttribute("text-anchor", "middle");
  text_.setAttribute("dominant-baseline", "central");
  return [shape("rect", { class: "plate", x: x - wide / 2, y: y - 11, width: wide, height: 22, rx: 4 }), text_];
}

function ticks(view) {
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
  const names = [write("axis-name", LEFT + view.across / 2, TOP + view.tall + 42, view.plane.names[0]), write("axis-name", 14, TOP + view.tall / 2, view.plane.names[1])];
  names[0].setAttribute("text-anchor", "middle");
  names[1].setAttribute("text-anchor", "middle");
  names[1].setAttribute("transform", `rotate(-90 14 ${TOP + view.tall / 2})`);
  return [...made, ...names];
}

function round(low, high) {
  const rough = (high - low) / 6;
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const gap = [1, 2, 5, 10].find((one) => one * power >= rough) * power;
  const found = [];
  for (let one = Math.ceil(low / gap); one * gap <= high + gap * 1e-9; one++) found.push(one * gap);
  return found;
}

// --- beneath the picture: what is under the pointer, what the colours mean, the descent's player

function below(view) {
  const { plane, words } = view;
  const row = html("div", "below");
  if (plane.knots.length) {
    const legend = row.appendChild(html("span", "legend"));
    legend.append(html("span", "", short(plane.knots[0])), html("span", "ramp"), html("span", "", short(plane.knots.at(-1))));
    row.append(html("span", "", words.arrows));
  }
  if (view.missing) row.append(html("span", "", `▨ ${words.none}`));
  if (view.endless) row.append(html("span", "", `■ ${words.infinite}`));
  view.read = row.appendChild(html("span", "read"));
  if (plane.walks.length) row.append(player(view));
  return row;
}

function player(view) {
  const { plane, words } = view;
  const steps = Math.max(...plane.walks.map((walk) => walk.path.length / 2)) - 1;
  const box = html("div", "player");
  const play = box.appendChild(html("button", "", `▶ ${words.play}`));
  const range = box.appendChild(Object.assign(document.createElement("input"), { type: "range", min: 0, max: steps, value: steps }));
  range.setAttribute("aria-label", words.steps);
  const said = box.appendChild(html("span", ""));
  plane.walks.forEach((walk, number) => {
    const name = box.appendChild(html("span", "name", walk.name));
    name.style.setProperty("--line", `var(--${WALKS[number % WALKS.length]})`);
  });
  const show = () => {
    walked(view, Number(range.value));
    said.textContent = words.step.replace("{step}", range.value).replace("{steps}", steps);
  };
  const stop = () => {
    clearInterval(view.timer);
    view.timer = 0;
    play.textContent = `▶ ${words.play}`;
  };
  play.addEventListener("click", () => {
    if (view.timer) return stop();
    if (Number(range.value) >= steps) range.value = 0;
    play.textContent = `❚❚ ${words.pause}`;
    const pace = Math.max(1, Math.round(steps / 200));
    view.timer = setInterval(() => {
      range.value = Number(range.value) + pace;
      show();
      if (Number(range.value) >= steps) stop();
    }, Math.max(30, Math.min(220, 3000 / Math.max(1, steps))));
    show();
  });
  range.addEventListener("input", show);
  show();
  return box;
}

function walked(view, step) {
  view.walks.replaceChildren();
  view.plane.walks.forEach((walk, number) => {
    const line = `var(--${WALKS[number % WALKS.length]})`;
    const shown = walk.path.slice(0, 2 * (step + 1)).map((one) => Math.max(-1e6, Math.min(1e6, one)));
    const path = shape("path", { class: "walk", d: paths(view, [shown]) });
    path.style.setProperty("--line", line);
    view.walks.append(path);
    const dots = shown.length / 2;
    for (let at = 0; at < dots; at++) {
      if (dots > 150 && at < dots - 1 && at % Math.ceil(dots / 150)) continue;
      const one = dot(view, [shown[2 * at], shown[2 * at + 1]], "walk-dot", at === dots - 1 ? 5 : 2.6);
      one.style.setProperty("--line", line);
      view.walks.append(one);
    }
  });
}

// --- moving the point

function under(view, event) {
  const box = view.svg.getBoundingClientRect();
  const scale = Math.min(box.width / WIDTH, box.height / (view.tall + TOP + BOTTOM));
  const left = box.left + (box.width - WIDTH * scale) / 2;
  const top = box.top + (box.height - (view.tall + TOP + BOTTOM) * scale) / 2;
  return [(event.clientX - left) / scale, (event.clientY - top) / scale];
}

function inside(view, [px, py]) {
  return px >= LEFT && px <= LEFT + view.across && py >= TOP && py <= TOP + view.tall;
}

function begin(view, event) {
  if (!view.svg?.contains(event.target) || event.button !== 0) return;
  const at = under(view, event);
  if (!inside(view, at) && event.target !== view.handle) return;
  event.preventDefault();
  view.svg.setPointerCapture(event.pointerId);
  view.moving = true;
  carry(view, at);
}

function move(view, event) {
  const at = under(view, event);
  if (view.moving) carry(view, at);
  read(view, inside(view, at) ? view.from(...at) : null);
}

function end(view) {
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
}

function step(view, event) {
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
  const value = view.values[row * plane.columns + column];
  const f = Number.isNaN(value) ? view.words.none : short(value);
  view.read.textContent = `${plane.names[0]} ${short(point[0])}  ${plane.names[1]} ${short(point[1])}  f ≈ ${f}`;
}

// --- small things

function paths(view, lines) {
  return lines
    .map((line) => {
      let text = "";
      for (let at = 0; at < line.length; at += 2) {
        const [x, y] = view.place(line[at], line[at + 1]);
        text += `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      }
      return text;
    })
    .join("");
}

function direction(view, x, y) {
  const [x0, x1, y0, y1] = view.plane.window;
  const [px, py] = [(x / (x1 - x0)) * view.across, (-y / (y1 - y0)) * view.tall];
  const long = Math.hypot(px, py);
  return long ? [px / long, py / long, Math.hypot(x, y)] : [0, 0, 0];
}

function arrow([x1, y1], [x2, y2], head) {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / long, (y2 - y1) / long];
  const back = [x2 - ux * head * 1.6, y2 - uy * head * 1.6];
  const points = [[x2, y2], [back[0] - uy * head * 0.75, back[1] + ux * head * 0.75], [back[0] + uy * head * 0.75, back[1] - ux * head * 0.75]];
  const [ex, ey] = long > head * 1.6 ? back : [x1, y1];
  return [shape("line", { x1, y1, x2: ex, y2: ey }), shape("polygon", { points: points.map((one) => one.join(",")).join(" "), "stroke-width": 0 })];
}

function dot(view, point, name, r) {
  const [cx, cy] = view.place(...point);
  return shape("circle", { class: name, cx, cy, r });
}

function write(name, x, y, text) {
  const made = shape("text", { class: name, x, y });
  made.textContent = text;
  return made;
}

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function html(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function short(value) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "NaN";
  return String(Number(value.toPrecision(4))).replace("-", "−");
}

function floats(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

function colour(box, name) {
  const probe = Object.assign(document.createElement("i"), { style: `background:var(${name})` });
  box.append(probe);
  const found = (getComputedStyle(probe).backgroundColor.match(/[\d.]+/g) ?? [128, 128, 128]).slice(0, 3).map(Number);
  probe.remove();
  return found;
}

function isDark(box) {
  const [red, green, blue] = colour(box, "--st-background-color");
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}
