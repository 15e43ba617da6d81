// A derivative drawn entry by entry. A layout is an order of axes: switching it moves the entries, and no number changes.

import { indexOf, places, running } from "../matrix/places.js";
import { shapeText } from "../shared/cells.js";
import { element } from "../shared/elements.js";
import { actionOf } from "../shared/keys.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./derivative.css";

const GAP = 12; // px between blocks
const COLOURS = { output: [0, 2], input: [1, 3] }; // an axis keeps its colour in every layout and on both cards

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "derivative themed"));
  const view = { root, box, drawn: "", layout: "", cells: [], sides: {}, pinned: null, formula: null };
  listen(view);
  return {
    update(data, mounted) {
      showTheme(box);
      view.send = (layout) => mounted.setTriggerValue("layout", layout);
      const { layout, ...rest } = data;
      const drawn = JSON.stringify(rest);
      if (drawn !== view.drawn) {
        Object.assign(view, { drawn, data, pinned: null, layout });
        draw(view);
        withFormulas(view);
      } else if (layout !== view.asked) turn(view, layout);
      view.asked = layout;
    },
    stop: () => box.remove(),
  };
});

async function withFormulas(view) {
  const { formula, useFormulas } = await import("built:katex");
  useFormulas(view.root);
  view.formula = formula;
  for (const spot of view.box.querySelectorAll("[data-latex]")) spot.replaceChildren(formula(spot.dataset.latex));
  rest(view);
}

/** A formula, as text until KaTeX is there. */
function latex(view, text, look = "") {
  const spot = element("span", look, view.formula ? "" : text);
  spot.dataset.latex = text;
  if (view.formula) spot.append(view.formula(text));
  return spot;
}

function draw(view) {
  const { data } = view;
  view.lengths = [...data.output.shape, ...data.inputs.shape];
  view.size = data.inputs.cells.length;
  const head = element("div", "head");
  view.shape = element("span", "shape");
  head.append(latex(view, data.title, "title"), view.shape, element("span", "count", data.count));
  const sides = element("div", "sides");
  sides.append(side(view, "inputs"), side(view, "output"));
  view.stage = element("div", "stage");
  view.stage.setAttribute("role", "group");
  view.stage.setAttribute("aria-label", data.label);
  view.frames = view.stage.appendChild(element("div", "frames"));
  view.rulers = view.stage.appendChild(element("div", "rulers"));
  view.cells = data.hidden === "all" ? [] : data.entries.map((text, flat) => cell(view, text, flat));
  const scroll = element("div", "scroll");
  scroll.append(data.hidden === "all" ? element("div", "covered", data.words.covered) : view.stage);
  view.longest = Math.max(1, ...(data.hidden ? ["?"] : data.entries).map((text) => text.length));
  view.say = element("div", "say");
  view.say.setAttribute("aria-live", "polite");
  const picture = element("div", "drawing");
  picture.append(sides, scroll);
  view.box.replaceChildren(buttons(view), element("div", "note"), head, picture, view.say);
  place(view);
  rest(view);
}

function buttons(view) {
  const { data } = view;
  const row = element("div", "layouts");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", data.words.layout);
  for (const key of Object.keys(data.names)) {
    const button = row.appendChild(element("button", "", data.names[key]));
    button.dataset.layout = key;
    button.type = "button";
    button.addEventListener("click", () => {
      turn(view, key);
      if (key !== "vec") {
        view.asked = key;
        view.send(key);
      }
    });
  }
  return row;
}

function turn(view, layout) {
  view.layout = layout;
  place(view);
}

function side(view, name) {
  const { data } = view;
  const card = data[name];
  const role = name === "output" ? "output" : "input";
  const box = element("div", "side");
  const title = box.appendChild(element("div", "name"));
  title.append(latex(view, card.latex), element("span", "shape", shapeText(card.shape)));
  const table = box.appendChild(element("div", "values"));
  const columns = card.shape.length === 2 ? card.shape[1] : 1;
  table.style.gridTemplateColumns = `repeat(${columns}, auto)`;
  if (card.shape.length > 0) table.style.borderLeftColor = colour(role, 0);
  if (card.shape.length > 1) table.style.borderTopColor = colour(role, 1);
  view.sides[name] = card.cells.map((text, at) => {
    const one = table.appendChild(element("div", "value", text));
    Object.assign(one.dataset, { side: name, at });
    one.tabIndex = at ? -1 : 0;
    one.setAttribute("aria-label", `${card.code[at]} = ${text}`);
    return one;
  });
  return box;
}

function cell(view, text, flat) {
  const { data } = view;
  const shown = data.hidden ? "?" : text;
  const one = view.stage.appendChild(element("div", text === "0" && !data.hidden ? "entry zero" : "entry", shown));
  one.dataset.flat = String(flat);
  one.tabIndex = flat ? -1 : 0;
  one.setAttribute("role", "img");
  one.setAttribute(
    "aria-label",
    `∂${data.output.code[outputOf(view, flat)]}/∂${data.inputs.code[inputOf(view, flat)]} = ${shown}`,
  );
  return one;
}

const outputOf = (view, flat) => Math.floor(flat / view.size);
const inputOf = (view, flat) => flat % view.size;

function colour(role, number) {
  return `var(--axis-${COLOURS[role][number]})`;
}

function axisColour(view, source) {
  const outputs = view.data.output.shape.length;
  return source < outputs ? colour("output", source) : colour("input", source - outputs);
}

function place(view) {
  const { data, layout, lengths } = view;
  const way = data.ways[layout];
  for (const button of view.box.querySelectorAll(".layouts button")) {
    button.setAttribute("aria-pressed", String(button.dataset.layout === layout));
  }
  view.box.querySelector(".note").textContent = data.notes[layout];
  shapeInColours(view, way);
  if (!view.cells.length) return;
  const made = places(way.axes, lengths);
  const count = view.cells.length;
  const small = count > 150;
  const large = count <= 12;
  const width = Math.max(small ? 24 : large ? 68 : 46, view.longest * (small ? 7.2 : 9.4) + (small ? 8 : 12));
  const height = small ? 22 : large ? 52 : 38;
  view.box.classList.toggle("dense", small);
  view.box.classList.toggle("large", large);
  const [left, top] = [margin(way.axes, lengths, true), margin(way.axes, lengths, false)];
  const x = (column, block) => left + column * (width + 3) + block * GAP;
  const y = (row, block) => top + row * (height + 3) + block * GAP;
  made.cells.forEach(({ row, rowBlock, column, columnBlock }, flat) => {
    const { style } = view.cells[flat];
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.transform = `translate(${x(column, columnBlock)}px, ${y(row, rowBlock)}px)`;
  });
  const { down, across, rows, columns } = made.blocks;
  view.stage.style.width = `${x(made.columns, across - 1) + 6}px`;
  view.stage.style.height = `${y(made.rows, down - 1) + 6}px`;
  view.frames.replaceChildren(...frames(made.blocks, x, y, width, height));
  view.rulers.replaceChildren(
    ...ruler(view, way.axes, true, (at, block) => y(at, block), rows, height + 3, left),
    ...ruler(view, way.axes, false, (at, block) => x(at, block), columns, width + 3, top),
  );
}

function shapeInColours(view, way) {
  // As one matrix the output's axes share one length, and the input's the other.
  const sources =
    way.shape.length === way.axes.length ? way.axes.map(({ source }) => source) : [0, view.data.output.shape.length];
  const parts = sources.map((source, at) => {
    const part = element("b", "", String(way.shape[at]));
    if (source >= 0) part.style.color = axisColour(view, source);
    return part;
  });
  const texts = parts.flatMap((part, at) => (at ? [", ", part] : [part]));
  view.shape.replaceChildren("(", ...texts, parts.length === 1 ? ",)" : ")");
  if (view.data.hidden === "all") view.shape.replaceChildren("(?)");
}

function frames({ down, across, rows, columns }, x, y, width, height) {
  if (down * across === 1) return [];
  const made = [];
  for (let i = 0; i < down; i++) {
    for (let j = 0; j < across; j++) {
      const frame = element("div", "frame");
      frame.style.left = `${x(j * columns, j) - 4}px`;
      frame.style.top = `${y(i * rows, i) - 4}px`;
      frame.style.width = `${columns * (width + 3) + 5}px`;
      frame.style.height = `${rows * (height + 3) + 5}px`;
      made.push(frame);
    }
  }
  return made;
}

/** Room for the numbers of the axes at one side. */
function margin(axes, lengths, down) {
  return 8 + 24 * running(axes, lengths, down).length;
}

/** The numbers along the axes of one direction, the outer axis farther from the entries. */
function ruler(view, axes, down, start, perBlock, step, room) {
  const list = running(axes, view.lengths, down);
  const made = [];
  const split = list.length > 1 && list.some((axis) => !axis.outer) && list.some((axis) => axis.outer);
  const total = list.reduce((product, axis) => product * axis.length, 1);
  list.forEach((axis, level) => {
    const inner = list.slice(level + 1).reduce((product, one) => product * one.length, 1);
    for (let at = 0; at < total; at += inner) {
      const block = split || (list.length && perBlock < total) ? Math.floor(at / perBlock) : 0;
      const label = element("span", "number", named(view, axis, Math.floor(at / inner) % axis.length));
      label.style.color = axisColour(view, axis.source);
      const [begin, extent] = [start(at, block), inner * step];
      const off = room - 24 * (list.length - level) - 5;
      Object.assign(
        label.style,
        down
          ? { top: `${begin}px`, height: `${extent - 3}px`, left: `${off}px`, width: "22px" }
          : { left: `${begin}px`, width: `${extent - 3}px`, top: `${off}px`, height: "22px" },
      );
      made.push(label);
    }
  });
  return made;
}

/** The number of a place on an axis as books write it: x₁ for a vector, 1 for an axis of a matrix. */
function named(view, axis, at) {
  const outputs = view.data.output.shape.length;
  const output = axis.source < outputs;
  const card = output ? view.data.output : view.data.inputs;
  const digits = String(at + 1).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);
  return card.shape.length === 1 ? `${card.letter}${digits}` : String(at + 1);
}

function listen(view) {
  const { box } = view;
  const point = (event) => {
    const target = event.target.closest?.(".entry, .value");
    if (target) show(view, target);
  };
  box.addEventListener("pointerover", point);
  box.addEventListener("focusin", point);
  box.addEventListener("pointerleave", () => rest(view));
  box.addEventListener("click", (event) => {
    const target = event.target.closest?.(".entry, .value");
    if (!target) return;
    view.pinned = view.pinned === target ? null : target;
    show(view, target);
  });
  box.addEventListener("keydown", (event) => walk(view, event));
}

function rest(view) {
  const example = view.cells[view.cells.length > 1 ? view.data.example : 0];
  if (view.pinned ?? example) show(view, view.pinned ?? example);
  else view.say.replaceChildren();
}

function show(view, target) {
  for (const one of view.box.querySelectorAll(".lit, .near")) one.classList.remove("lit", "near");
  for (const one of view.box.querySelectorAll(".pinned")) one.classList.remove("pinned");
  view.pinned?.classList.add("pinned");
  if (target.dataset.side) return showSide(view, target);
  const flat = Number(target.dataset.flat);
  target.classList.add("lit");
  view.sides.output[outputOf(view, flat)].classList.add("lit");
  view.sides.inputs[inputOf(view, flat)].classList.add("lit");
  view.say.replaceChildren(...sentence(view, flat));
}

function showSide(view, target) {
  const at = Number(target.dataset.at);
  const output = target.dataset.side === "output";
  target.classList.add("lit");
  let count = 0;
  view.cells.forEach((one, flat) => {
    if ((output ? outputOf(view, flat) : inputOf(view, flat)) !== at) return;
    one.classList.add("near");
    count += 1;
  });
  const { data } = view;
  const card = output ? data.output : data.inputs;
  const line = element("div", "line");
  line.append(latex(view, `${card.names[at]} = ${number(card.cells[at])}`));
  if (output && data.outputs[at]) line.append(" ", latex(view, `= ${data.outputs[at]}`));
  const told = (output ? data.words.row : data.words.column).replace("{count}", String(count));
  view.say.replaceChildren(line, element("div", "hint", told));
}

function sentence(view, flat) {
  const { data } = view;
  const [i, j] = [outputOf(view, flat), inputOf(view, flat)];
  const [above, below] = [data.output.names[i], data.inputs.names[j]];
  const ink = getComputedStyle(view.box);
  const paint = (role, text) => `\\textcolor{${ink.getPropertyValue(`--axis-${COLOURS[role][0]}`).trim()}}{${text}}`;
  const left = `\\dfrac{\\partial ${paint("output", above)}}{\\partial ${paint("input", below)}}`;
  const whole = data.outputs[i] ? `= \\dfrac{\\partial\\,(${data.outputs[i]})}{\\partial ${below}}` : "";
  const formula = data.formulas[flat] ?? "";
  const value = data.hidden ? "?" : number(data.entries[flat]);
  const line = element("div", "line");
  const steps = data.hidden
    ? `${whole} = ?`
    : `${whole}${formula && formula !== value ? ` = ${formula}` : ""} = ${value}`;
  line.append(latex(view, `${left} ${steps}`));
  if (data.hidden) return [line];
  return [line, checks(view, flat), ...(data.off.length ? [element("div", "off", data.words.off)] : [])];
}

function checks(view, flat) {
  const { data } = view;
  const table = element("div", "checks");
  const row = (name, text, good, more = "") => {
    table.append(
      element("span", "", name),
      element("b", "", text),
      element("span", good ? "good" : "bad", good ? `✓ ${more}` : `✗ ${more}`),
    );
  };
  row("torch", data.entries[flat], true);
  row(data.words.differences, data.differences[flat], !data.off.includes(flat), data.apart[flat]);
  if (data.symbols.length) row("SymPy", data.symbols[flat], data.agree[1] === true);
  else table.append(element("span", "", "SymPy"), element("span", "why", data.words.refused));
  return table;
}

function number(text) {
  return text
    .replaceAll("−", "-")
    .replace(/e(-?\d+)$/, "\\cdot 10^{$1}")
    .replace("inf", "\\infty")
    .replace("nan", "\\mathrm{nan}");
}

function walk(view, event) {
  const target = event.target.closest?.(".entry, .value");
  if (!target) return;
  if (actionOf("cells", event) === "choose") {
    event.preventDefault();
    target.click();
    return;
  }
  const next = neighbour(view, target, event.key);
  if (!next) return;
  event.preventDefault();
  target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** What lies next to an entry on screen, in the layout that is shown. */
function neighbour(view, target, key) {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[key];
  if (!step) return null;
  if (target.dataset.side) {
    const { shape } = view.data[target.dataset.side];
    const width = shape.length === 2 ? shape[1] : 1;
    const index = indexOf(Number(target.dataset.at), shape.length === 2 ? shape : [shape[0] ?? 1, 1]);
    const [row, column] = [index[0] + step[0], index[1] + step[1]];
    return column < 0 || column >= width ? null : view.sides[target.dataset.side][row * width + column];
  }
  const { cells } = places(view.data.ways[view.layout].axes, view.lengths);
  const here = cells[Number(target.dataset.flat)];
  const at = cells.findIndex(({ row, column }) => row === here.row + step[0] && column === here.column + step[1]);
  return view.cells[at] ?? null;
}
