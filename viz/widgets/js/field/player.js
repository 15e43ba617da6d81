// Beneath the picture: what the colours mean, what is under the pointer, the descent's player.

import { element, shape } from "../shared/elements.js";
import { dot, paths, short } from "./shapes.js";
import { WALKS } from "./sizes.js";

export function below(view) {
  const { plane, words } = view;
  const row = element("div", "below");
  if (plane.knots.length) {
    const legend = row.appendChild(element("span", "legend"));
    const [low, high] = [plane.knots[0], plane.knots.at(-1)];
    const ends = [low, high].map((one) => short(Math.abs(one) < 1e-12 * (high - low) ? 0 : one));
    legend.append(element("span", "", ends[0]), element("span", "ramp"), element("span", "", ends[1]));
    if (plane.arrows.length) row.append(element("span", "", words.arrows));
  }
  const [x0, x1, y0, y1] = plane.window;
  const scales = (view.tall / (y1 - y0)) * ((x1 - x0) / view.across);
  if (Math.abs(Math.log(scales)) > 0.02) row.append(element("span", "", words.slanted));
  if (view.missing) row.append(element("span", "", `▨ ${words.none}`));
  if (view.endless) row.append(element("span", "", `■ ${words.infinite}`));
  view.read = row.appendChild(element("span", "read"));
  if (plane.walks.length) row.append(player(view));
  return row;
}

function player(view) {
  const { plane, words } = view;
  const steps = Math.max(...plane.walks.map((walk) => walk.path.length / 2)) - 1;
  const box = element("div", "player");
  const play = box.appendChild(element("button", "", `▶ ${words.play}`));
  const range = box.appendChild(
    Object.assign(document.createElement("input"), {
      type: "range",
      min: "0",
      max: String(steps),
      value: String(steps),
    }),
  );
  range.setAttribute("aria-label", words.steps);
  const said = box.appendChild(element("span", ""));
  const places = box.appendChild(element("div", "places"));
  const show = () => {
    walked(view, Number(range.value));
    places.replaceChildren(...plane.walks.map((walk, number) => where(walk, number, Number(range.value))));
    said.textContent = words.step.replace("{step}", range.value).replace("{steps}", steps);
  };
  const stop = () => {
    clearInterval(view.timer);
    view.timer = 0;
    play.textContent = `▶ ${words.play}`;
  };
  play.addEventListener("click", () => {
    if (view.timer) return stop();
    if (Number(range.value) >= steps) range.value = "0";
    play.textContent = `❚❚ ${words.pause}`;
    const pace = Math.max(1, Math.round(steps / 200));
    view.timer = setInterval(
      () => {
        range.value = String(Number(range.value) + pace);
        show();
        if (Number(range.value) >= steps) stop();
      },
      Math.max(30, Math.min(220, 3000 / Math.max(1, steps))),
    );
    show();
  });
  range.addEventListener("input", show);
  show();
  return box;
}

// Where one walk is at a step: its place and f there, or that it had ended before.
function where(walk, number, step) {
  const at = Math.min(step, walk.values.length - 1);
  const value = walk.values[at] ?? NaN;
  const f = Math.abs(value) < 1e308 ? value : value / 0; // JSON has no infinity: the server sends the largest number
  const line = element("span", "place");
  line.style.setProperty("--line", `var(--${WALKS[number % WALKS.length]})`);
  const [x, y] = [walk.path[2 * at] ?? NaN, walk.path[2 * at + 1] ?? NaN];
  line.append(element("span", "name", walk.name), ` (${short(x)}, ${short(y)})  f ${short(f)}`);
  return line;
}

// What is far out is drawn nearer on the same ray from the window's middle: a browser cannot draw 1e30 pixels.
function near(view, path) {
  const [x0, x1, y0, y1] = view.plane.window;
  const [x, y, far] = [(x0 + x1) / 2, (y0 + y1) / 2, 1e4 * Math.max(x1 - x0, y1 - y0)];
  const drawn = [];
  for (let at = 0; at < path.length; at += 2) {
    const [dx, dy] = [path[at] - x, path[at + 1] - y];
    const much = Math.max(1, Math.abs(dx) / far, Math.abs(dy) / far);
    drawn.push(x + dx / much, y + dy / much);
  }
  return drawn;
}

function walked(view, step) {
  view.walks.replaceChildren();
  view.plane.walks.forEach((walk, number) => {
    const line = `var(--${WALKS[number % WALKS.length]})`;
    const shown = near(view, walk.path.slice(0, 2 * (step + 1)));
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
