// A small step of the input: what really happens, and what the derivative says. The slider asks the server nothing.

import { drawnWhole } from "../shared/data.js";
import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import styles from "./small_step.css";

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "step themed"));
  const view = { box, drawn: "", at: 2 };
  return drawnWhole(box, view, draw);
});

function draw(view) {
  const { data, box } = view;
  const label = element("label", "slider", data.words.length);
  const slider = element("input");
  Object.assign(slider, {
    type: "range",
    min: "0",
    max: String(data.steps.length - 1),
    step: "1",
    value: String(view.at),
  });
  view.told = element("output");
  label.append(slider, view.told);
  view.bars = element("div", "bars");
  view.gap = element("div", "gap");
  view.gap.setAttribute("aria-live", "polite");
  view.table = table(data);
  slider.addEventListener("input", () => {
    view.at = Number(slider.value);
    show(view);
  });
  box.replaceChildren(label, view.bars, view.gap, view.table);
  show(view);
}

function table(data) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const text of ["t", data.words.gap, data.words.ratio]) head.append(element("th", "", text));
  const body = made.createTBody();
  for (const one of data.steps) {
    const row = body.insertRow();
    for (const text of [one.length, one.gap, one.ratio]) row.insertCell().textContent = text;
  }
  return made;
}

function show(view) {
  const { data, at } = view;
  const one = data.steps[at];
  view.told.textContent = `t = ${one.length}`;
  const largest = Math.max(1e-300, ...one.entries.flatMap((entry) => [Math.abs(entry.true), Math.abs(entry.linear)]));
  view.bars.replaceChildren(...one.entries.flatMap((entry) => bars(entry, largest, data.words)));
  const lines = one.gap === "0" ? data.words.exact : data.words.said.replace("{gap}", one.gap);
  view.gap.replaceChildren(
    element("span", "", lines),
    ...(one.ratio ? [element("b", "", data.words[one.falls].replace("{ratio}", one.ratio))] : []),
  );
  [...view.table.tBodies[0].rows].forEach((row, number) => {
    row.classList.toggle("lit", number === at);
  });
}

function bars(entry, largest, words) {
  const bar = (look, value, text, name) => {
    const made = element("div", `bar ${look}`);
    const fill = made.appendChild(element("span", "fill"));
    fill.style.width = `${(Math.abs(value) / largest) * 100}%`;
    made.append(element("span", "value", `${name} ${text}`));
    return made;
  };
  return [
    element("div", "name", entry.name),
    bar("true", entry.true, entry.trueText, words.true),
    bar("linear", entry.linear, entry.linearText, words.linear),
  ];
}
