// Small things: paths, arrows, texts, numbers, colours.

import { shape } from "../shared/elements.js";

export function paths(view, lines) {
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

export function direction(view, x, y) {
  const [x0, x1, y0, y1] = view.plane.window;
  const [px, py] = [(x / (x1 - x0)) * view.across, (-y / (y1 - y0)) * view.tall];
  const long = Math.hypot(px, py);
  return long ? [px / long, py / long, Math.hypot(x, y)] : [0, 0, 0];
}

/**
 * A line with a head.
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} head
 */
export function arrow([x1, y1], [x2, y2], head) {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / long, (y2 - y1) / long];
  const back = [x2 - ux * head * 1.6, y2 - uy * head * 1.6];
  const points = [
    [x2, y2],
    [back[0] - uy * head * 0.75, back[1] + ux * head * 0.75],
    [back[0] + uy * head * 0.75, back[1] - ux * head * 0.75],
  ];
  const [ex, ey] = long > head * 1.6 ? back : [x1, y1];
  return [
    shape("line", { x1, y1, x2: ex, y2: ey }),
    shape("polygon", { points: points.map((one) => one.join(",")).join(" "), "stroke-width": 0 }),
  ];
}

export function dot(view, point, name, r) {
  const [cx, cy] = view.place(...point);
  return shape("circle", { class: name, cx, cy, r });
}

export function write(name, x, y, text) {
  const made = shape("text", { class: name, x, y });
  made.textContent = text;
  return made;
}

// Round numbers between two ends, for ticks.
export function round(low, high) {
  const rough = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const gap = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const found = [];
  for (let one = Math.ceil(low / gap); one * gap <= high + gap * 1e-9; one++) found.push(one * gap);
  return found;
}

export function short(value) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "NaN";
  const size = Math.abs(value);
  const text = size >= 1e6 || (size && size < 1e-4) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return text.replace("-", "−");
}

export function floats(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

export function colour(box, name) {
  const probe = Object.assign(document.createElement("i"), { style: `background:var(${name})` });
  box.append(probe);
  const found = (getComputedStyle(probe).backgroundColor.match(/[\d.]+/g) ?? [128, 128, 128]).slice(0, 3).map(Number);
  probe.remove();
  return found;
}
