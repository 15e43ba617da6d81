// Two cards of cells. `sources` says which cells each result was made from; everything else here follows from it.

import { play, stop } from "../reductions/collapse_motion.js";
import { paint } from "../shared/axes.js";
import button from "../shared/button.css";
import { cellName, namedInPart, shapeText } from "../shared/cells.js";
import { element } from "../shared/elements.js";
import { actionOf } from "../shared/keys.js";
import { mounting } from "../shared/mounting.js";
import nested from "../shared/nested.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./collapse.css";

export default mounting([theme, button, nested, styles], (root) => {
  const view = build(root);
  return {
    update(data) {
      showTheme(view.box);
      const drawn = JSON.stringify(data);
      if (drawn === view.drawn) return;
      draw(view, data, drawn);
      if (data.autoplay) view.timer = window.setTimeout(() => play(view), 350);
    },
    stop() {
      clearTimeout(view.timer);
      view.box.remove();
    },
  };
});

function build(root) {
  const box = root.appendChild(element("div", "collapse themed"));
  const view = { box, drawn: "", pinned: null, timer: 0, cells: {} };
  const point = (event) => {
    const td = event.target.closest?.("td");
    if (td && !view.playing) show(view, td);
  };
  box.addEventListener("pointerover", point);
  box.addEventListener("focusin", point);
  box.addEventListener("pointerleave", () => view.playing || rest(view));
  box.addEventListener("click", (event) => pin(view, event.target.closest?.("td")));
  box.addEventListener("keydown", (event) => walk(view, event));
  return view;
}

function draw(view, data, drawn) {
  clearTimeout(view.timer);
  const { picture, words } = data;
  Object.assign(view, { drawn, data, playing: false, pinned: null, cells: { before: [], after: [] } });
  view.box.classList.toggle("small", data.autoplay);
  view.box.classList.remove("playing", "played");
  const middle = element("div", "middle");
  middle.append(element("div", "arrow", picture.front ? "⇉" : "⟶"));
  for (const axis of picture.axis)
    middle.append(paint(element("div", "label", words.axis.replace("{number}", axis)), axis));
  const start = middle.appendChild(element("button", "", `▶ ${words.play}`));
  start.addEventListener("click", () => begin(view));
  view.say = element("div", "say");
  view.say.setAttribute("aria-live", "polite");
  view.box.replaceChildren(card(view, "before"), middle, card(view, "after"), view.say);
  rest(view);
}

// Nothing is pointed at: what is pinned, else one result as an example, so that a picture tells without a mouse, too.
function rest(view) {
  const { after } = view.cells;
  show(view, view.pinned ?? (view.data.autoplay ? null : (after[after.length >> 1] ?? null)));
}

function card(view, side) {
  const { picture, words } = view.data;
  const made = picture[side];
  const box = element("section", "card");
  box.append(element("div", "title", `${made.title}   ${shapeText(made.shape)}`));
  const axes = box.appendChild(element("div", "axes"));
  made.axes.forEach((colour, axis) => {
    const gone = side === "before" && !picture.front && picture.axis.includes(axis);
    axes.append(
      paint(
        element("span", gone ? "label gone" : "label", `${words.axis.replace("{number}", axis)}: ${made.shape[axis]}`),
        colour,
      ),
    );
  });
  const scroll = box.appendChild(element("div", "scroll"));
  scroll.append(made.cells.length ? frames(view, side, 0, 0) : element("i", "", words.empty));
  return box;
}

function frames(view, side, axis, start) {
  const { shape, axes } = view.data.picture[side];
  const left = shape.length - axis;
  if (left <= 2) return matrix(view, side, start);
  const size = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const pack = element("div", left % 2 ? "pack" : "pack down");
  for (let i = 0; i < shape[axis]; i++) {
    const frame = paint(pack.appendChild(element("div", "frame")), axes[axis]);
    frame.append(element("span", "label", `[${i}]`), frames(view, side, axis + 1, start + i * size));
  }
  return pack;
}

function matrix(view, side, start) {
  const { shape, axes, cells, heat } = view.data.picture[side];
  const rank = shape.length;
  // A result that kept one axis stands the way that axis stood in the source: a column for rows.
  const column = side === "after" && rank === 1 && axes[0] < view.data.picture.before.shape.length - 1;
  const columns = !rank || column ? 1 : shape[rank - 1];
  const rows = column ? shape[0] : rank > 1 ? shape[rank - 2] : 1;
  const table = element("table", `${rank && !column ? "right" : ""} ${rank > 1 || column ? "down" : ""}`);
  if (rank && !column) table.style.setProperty("--across", `var(--axis-${axes[rank - 1]})`);
  if (column || rank > 1) table.style.setProperty("--along", `var(--axis-${axes[column ? 0 : rank - 2]})`);
  for (let i = 0; i < rows; i++) {
    const row = table.appendChild(element("tr"));
    for (let j = 0; j < columns; j++) {
      const flat = start + i * columns + j;
      const td = row.appendChild(element("td", "", cells[flat]));
      Object.assign(td.dataset, { side, flat, text: cells[flat] });
      td.tabIndex = flat ? -1 : 0;
      if (heat.length) td.style.setProperty("--heat", `${100 * heat[flat]}%`);
      td.setAttribute("aria-label", `${spoken(view, side, flat)} = ${cells[flat]}`);
      view.cells[side][flat] = td;
    }
  }
  return table;
}

function show(view, td) {
  for (const one of view.box.querySelectorAll("td.lit")) {
    one.classList.remove("lit");
    one.textContent = one.dataset.text;
  }
  const { picture, words } = view.data;
  if (!td) return view.say.replaceChildren(element("div", "hint", words.hint));
  const flat = Number(td.dataset.flat);
  td.classList.add("lit");
  if (td.dataset.side === "before") return forward(view, flat);
  const lines = [];
  const name = spoken(view, "after", flat);
  const weights = picture.weights[flat] ?? [];
  const names = picture.sources[flat].map((source, at) => {
    const cell = view.cells.before[source];
    cell.classList.add("lit");
    if (weights.length) cell.append(element("small", "", `×${weights[at]}`));
    return spoken(view, "before", source);
  });
  lines.push(element("div", "sum", `${name} ← ${names.length ? namedInPart(names) : words.none}`));
  lines.push(element("div", "sum", picture.sums[flat]));
  if (weights.length)
    lines.push(
      element("div", "back", "◂ " + words.weight.replace("{cell}", name).replace("{weights}", namedInPart(weights))),
    );
  view.say.replaceChildren(...lines, element("div", "hint", words.hint));
}

function forward(view, flat) {
  const { picture, words } = view.data;
  const lines = [];
  const targets = picture.sources.flatMap((fibre, cell) => (fibre.includes(flat) ? [cell] : []));
  for (const cell of targets) view.cells.after[cell].classList.add("lit");
  const names = targets.map((cell) => spoken(view, "after", cell));
  lines.push(
    element(
      "div",
      "sum",
      words.goes.replace("{cell}", spoken(view, "before", flat)).replace("{targets}", namedInPart(names)),
    ),
  );
  for (const cell of targets.slice(0, 4)) lines.push(element("div", "sum", picture.sums[cell]));
  const pairs = targets
    .map((cell) => picture.weights[cell]?.[picture.sources[cell].indexOf(flat)])
    .filter((one) => one !== undefined);
  if (pairs.length)
    lines.push(
      element(
        "div",
        "back",
        "◂ " + words.weight.replace("{cell}", namedInPart(names)).replace("{weights}", namedInPart(pairs)),
      ),
    );
  view.say.replaceChildren(...lines, element("div", "hint", words.hint));
}

function begin(view) {
  view.pinned?.classList.remove("pinned");
  view.pinned = null;
  play(view);
}

function pin(view, td) {
  if (!td) return;
  if (view.playing) stop(view);
  view.pinned?.classList.remove("pinned");
  view.pinned = view.pinned === td ? null : td;
  view.pinned?.classList.add("pinned");
  show(view, view.pinned ?? td);
}

function walk(view, event) {
  const td = event.target.closest?.("td");
  if (!td) return;
  if (actionOf("cells", event) === "choose") {
    event.preventDefault();
    return pin(view, td);
  }
  const width = td.parentElement.children.length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: width, ArrowUp: -width }[event.key];
  const next = step && view.cells[td.dataset.side][Number(td.dataset.flat) + step];
  if (!next) return;
  event.preventDefault();
  td.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function spoken(view, side, flat) {
  const { shape, name } = view.data.picture[side];
  return cellName(name, flat, shape);
}
