// Sliders for the numbers of leaves. One value is under way at a time: the next is sent when the page's answer to the
// one before has come, and then the latest there is. While the hand moves the answer is numbers for the picture that is
// there; once it stops everything else that the page says of the last value is asked for.

import { cellName } from "../shared/cells.js";
import { element } from "../shared/elements.js";
import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./live_leaves.css";

const PATIENCE = 3000; // ms after which an answer is not waited for any longer
const REST = 300; // ms without a movement after which the hand has stopped

export default mounting([theme, styles], (root) => {
  const view = build(root);
  const forget = hearing({ settled: ({ turn }) => turn >= view.turn && answered(view) });
  return {
    update(data, mounted) {
      view.emit = (message) => mounted.setTriggerValue("acted", message);
      update(view, data);
    },
    stop() {
      forget();
      clearTimeout(view.timer);
      clearTimeout(view.resting);
      view.box.remove();
    },
  };
});

function build(root) {
  const box = root.appendChild(element("div", "leaves themed"));
  const head = box.appendChild(element("div", "head"));
  const rows = box.appendChild(element("div", "rows"));
  return {
    box,
    head,
    rows,
    made: "",
    fields: [],
    held: null,
    next: null,
    waiting: false,
    timer: 0,
    turn: 0,
    shown: 0,
    last: null,
    resting: 0,
    keyed: false,
    emit: (_message) => {},
  };
}

function update(panel, data) {
  showTheme(panel.box);
  panel.box.style.display = data.leaves.length ? "" : "none";
  const made = JSON.stringify([data.leaves.map((leaf) => [leaf.name, leaf.shape, leaf.values.length]), data.words]);
  panel.data = data;
  if (made !== panel.made) {
    panel.made = made;
    draw(panel);
  }
  data.leaves.forEach((leaf, index) =>
    leaf.values.forEach((value, cell) => follow(panel, panel.fields[index][cell], value)),
  );
  panel.turn = Math.max(panel.turn, data.turn);
  if (data.numbers && data.turn > panel.shown) {
    panel.shown = data.turn;
    if (data.numbers.picture) tell("numbers", { turn: data.turn, ...data.numbers });
    else panel.next = { ...(panel.next ?? panel.last), whole: true };
    if (data.turn === panel.turn) answered(panel);
  }
}

function draw(panel) {
  const { words, leaves } = panel.data;
  panel.head.replaceChildren(element("b", "", words.title), element("span", "", words.hint));
  panel.fields = leaves.map(() => []);
  panel.rows.replaceChildren(
    ...leaves.map((leaf, index) => {
      const box = element("div", leaf.values.length > 4 ? "leaf wide" : "leaf");
      if (leaf.values.length) leaf.values.forEach((_, cell) => box.append(row(panel, index, cell)));
      else box.append(call(panel, leaf));
      return box;
    }),
  );
}

function row(panel, index, cell) {
  const leaf = panel.data.leaves[index];
  const box = element("div", "row");
  const name = cellName(leaf.name, cell, leaf.shape);
  const slider = Object.assign(document.createElement("input"), { type: "range" });
  const number = Object.assign(document.createElement("input"), { type: "number", step: "any" });
  const field = { index, cell, slider, number, reach: 0 };
  for (const one of [slider, number]) one.setAttribute("aria-label", name);
  slider.addEventListener("pointerdown", () => Object.assign(panel, { held: field, keyed: false }));
  slider.addEventListener("keydown", () => (panel.keyed = true));
  slider.addEventListener("input", () => {
    number.value = shown(Number(slider.value));
    turn(panel, field, Number(slider.value), false);
  });
  slider.addEventListener("change", () => {
    panel.held = null;
    if (!panel.keyed) turn(panel, field, Number(slider.value), true); // a key may be pressed again
  });
  slider.addEventListener("pointerup", () => (panel.held = null));
  number.addEventListener("change", () => {
    const value = Number(number.value);
    if (number.value.trim() && Number.isFinite(value)) turn(panel, field, value, true);
    else number.value = shown(panel.data.leaves[index].values[cell]);
  });
  panel.fields[index][cell] = field;
  box.append(element("label", "", name), slider, number);
  return box;
}

function call(panel, leaf) {
  const box = element("div", "row call");
  const button = element("button", "", panel.data.words.write);
  button.title = panel.data.words.why.replace("{name}", leaf.name);
  button.setAttribute("aria-label", `${leaf.name}: ${button.title}`);
  button.addEventListener("click", () => panel.emit({ node: leaf.node, name: leaf.name, write: true }));
  box.append(element("label", "", leaf.name), button, element("span", "about", leaf.about));
  return box;
}

function follow(panel, field, value) {
  const { slider, number } = field;
  const mine = panel.held === field || (panel.next && panel.next.field === field);
  if (mine) return; // the hand knows better than an answer to an older value
  const reach = reachOf(value);
  if (!field.reach || Math.abs(value) > field.reach) {
    field.reach = reach;
    Object.assign(slider, { min: -reach, max: reach, step: reach / 100 });
  }
  slider.value = value;
  if (number.getRootNode().activeElement !== number) number.value = shown(value);
}

// The end of the scale: 5, 10, 20, 50 … at least twice the number, so that there is room on both sides.
function reachOf(value) {
  let reach = 5;
  for (let turn = 0; reach < 1.5 * Math.abs(value) && turn < 60; turn++) reach *= turn % 3 === 1 ? 2.5 : 2;
  return reach;
}

function turn(panel, field, value, final, whole = final) {
  panel.next = { field, value, final, whole };
  if (!panel.waiting) send(panel);
}

function send(panel) {
  const { field, value, final, whole } = panel.next;
  const { node, name } = panel.data.leaves[field.index];
  panel.last = panel.next;
  panel.next = null;
  panel.waiting = true;
  clearTimeout(panel.resting);
  clearTimeout(panel.timer);
  panel.timer = setTimeout(() => answered(panel), PATIENCE);
  panel.turn += 1;
  const kept = { picture: "" }; // the picture says which it is, if numbers may take the place of its own
  if (!whole) tell("holds", kept);
  const said = { node, name, cell: field.cell, value: Number(shown(value)), final };
  panel.emit({ ...said, turn: panel.turn, picture: kept.picture });
}

function answered(panel) {
  clearTimeout(panel.timer);
  panel.waiting = false;
  if (panel.next) return send(panel);
  clearTimeout(panel.resting);
  if (panel.last && !panel.last.whole) panel.resting = setTimeout(() => stopped(panel), REST);
}

// The hand has stopped, and may still be on the slider.
function stopped(panel) {
  if (!panel.waiting) turn(panel, panel.last.field, panel.last.value, panel.held === null, true);
}

function shown(value) {
  return String(Number(value.toPrecision(6)));
}
