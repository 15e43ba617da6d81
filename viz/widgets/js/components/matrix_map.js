// The three by three table of derivatives: every cell is the shape of one kind, and opens its function.

import { takesOver } from "../shared/data.js";
import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./matrix_map.css";

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "map themed"));
  const view = { root, box, drawn: "" };
  return {
    update(data, mounted) {
      showTheme(box);
      view.open = (cell) => mounted.setTriggerValue("opened", cell);
      if (takesOver(view, data)) draw(view);
    },
    stop: () => box.remove(),
  };
});

function draw(view) {
  const { box, data } = view;
  const table = element("div", "table");
  table.append(element("span", "corner", "∂"));
  for (const [at, name] of data.inputs.entries()) table.append(heading(name, "input", at));
  data.outputs.forEach((name, row) => {
    table.append(heading(name, "output", row));
    for (const [column, cell] of data.cells[row].entries()) table.append(button(view, cell, row, column));
  });
  box.replaceChildren(table, legend(data));
}

function heading(name, role, rank) {
  const made = element("span", `heading ${role} rank-${rank}`);
  made.append(element("b", "", name.letter), element("small", "", name.shape));
  return made;
}

function button(view, cell, row, column) {
  const made = element("button", "cell");
  made.type = "button";
  made.setAttribute("aria-label", cell.label);
  made.title = cell.label;
  made.setAttribute("aria-pressed", String(cell.chosen));
  made.append("(");
  cell.parts.forEach((part, at) => {
    if (at) made.append(", ");
    const one = made.appendChild(element("b", part.role, part.text));
    one.classList.add(`axis-${part.axis}`);
  });
  made.append(cell.parts.length === 1 ? ",)" : ")");
  made.addEventListener("click", () => view.open([row, column]));
  return made;
}

function legend(data) {
  const made = element("div", "legend");
  for (const [look, text] of data.legend) made.append(element("span", look, text));
  return made;
}
