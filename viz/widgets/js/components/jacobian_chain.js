// Jacobians as rectangles that must fit: rows and columns to scale, and every cell of the product from its row and column.

import { drawnWhole } from "../shared/data.js";
import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import styles from "./jacobian_chain.css";

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "chain themed"));
  const view = { box, drawn: "" };
  const point = (event) => {
    const target = event.target.closest?.(".of-product .entry");
    if (target) show(view, target);
  };
  box.addEventListener("pointerover", point);
  box.addEventListener("focusin", point);
  box.addEventListener("keydown", (event) => walk(event));
  return drawnWhole(box, view, draw);
});

function draw(view) {
  const { data, box } = view;
  const line = element("div", "product");
  line.append(rectangle(data.product, "of-product", data.words.product), element("span", "sign", "="));
  view.links = data.links.map((link, at) => {
    const made = rectangle(link, at === 0 ? "first" : "rest", "");
    line.append(made);
    return made;
  });
  view.say = element("div", "say");
  view.say.setAttribute("aria-live", "polite");
  box.replaceChildren(line, view.say);
  const first = box.querySelector(".of-product .entry");
  if (first) show(view, first);
}

function rectangle(link, look, label) {
  const made = element("figure", look);
  const grid = made.appendChild(element("div", "grid"));
  grid.style.gridTemplateColumns = `repeat(${link.columns}, auto)`;
  link.cells.forEach((text, at) => {
    const one = grid.appendChild(element("div", text === "0" ? "entry zero" : "entry", text));
    Object.assign(one.dataset, { row: Math.floor(at / link.columns), column: at % link.columns, at });
    if (look === "of-product") one.tabIndex = at ? -1 : 0;
  });
  const name = made.appendChild(element("figcaption"));
  name.append(element("b", "", `∂${link.output}/∂${link.inputs}`), " ");
  name.append("(", element("i", "output", String(link.rows)), ", ", element("i", "input", String(link.columns)), ")");
  if (label) name.append(element("small", "", label));
  return made;
}

function show(view, target) {
  const { row, column, at } = target.dataset;
  for (const one of view.box.querySelectorAll(".lit")) one.classList.remove("lit");
  target.classList.add("lit");
  const [first, last] = [view.links[0], view.links[view.links.length - 1]];
  for (const one of first.querySelectorAll(`[data-row="${row}"]`)) one.classList.add("lit");
  if (last !== first) for (const one of last.querySelectorAll(`[data-column="${column}"]`)) one.classList.add("lit");
  const { product, sums, words } = view.data;
  const name = `∂${product.output}[${row}]/∂${product.inputs}[${column}]`;
  const sum = sums[at] ? ` = ${sums[at]}` : "";
  view.say.replaceChildren(
    element("div", "sum", `${name}${sum} = ${product.cells[at]}`),
    element("div", "hint", view.links.length > 2 ? words.many : words.hint),
  );
}

function walk(event) {
  const target = event.target.closest?.(".of-product .entry");
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  if (!target || !step) return;
  const [row, column] = [Number(target.dataset.row) + step[0], Number(target.dataset.column) + step[1]];
  const next = target.parentElement.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  if (!next) return;
  event.preventDefault();
  target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
