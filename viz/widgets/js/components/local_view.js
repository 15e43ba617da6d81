// One operation: its operands and its output as cells, and the local Jacobian of one operand beneath them.
//
// An entry of the Jacobian has a number: output cell · (count of operand cells) + operand cell. A click anywhere on an
// output cell, or on an entry of its row, sends that cell; what it depends on comes back with the next data.

import { cellIndex, cellName, namedInPart, shapeText } from "../shared/cells.js";
import { element, painter } from "../shared/elements.js";
import { actionOf } from "../shared/keys.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./local_view.css";

export default mounting([theme, styles], (root) => {
  const view = build(root);
  return {
    update(data, mounted) {
      view.send = (cell) => mounted.setTriggerValue("acted", { cell });
      update(view, data);
    },
    stop() {
      view.box.remove();
    },
  };
});

function build(root) {
  const box = root.appendChild(element("div", "local themed"));
  const values = box.appendChild(element("div", "values"));
  const entries = box.appendChild(element("div", "entries"));
  const say = box.appendChild(element("div", "say"));
  say.setAttribute("aria-live", "polite");
  const view = { box, values, entries, say, data: null, drawn: "", send: (_cell) => {} };
  const point = (event) => pointed(view, event.target.closest?.("[data-entry]"));
  entries.addEventListener("pointerover", point);
  entries.addEventListener("focusin", point);
  entries.addEventListener("pointerleave", () => rest(view));
  box.addEventListener("click", (event) => chosen(view, event.target.closest?.("[data-cell], [data-entry]")));
  box.addEventListener("keydown", (event) => pressed(view, event));
  return view;
}

function update(view, data) {
  const dark = showTheme(view.box);
  const drawn = JSON.stringify(data) + dark;
  if (drawn === view.drawn) return;
  const focused = view.box.getRootNode().activeElement?.dataset?.cell;
  Object.assign(view, { drawn, data });
  const { operands, output, words } = data;
  view.values.replaceChildren();
  operands.forEach((one, slot) => view.values.append(board(one, words.operand.replace("{slot}", slot), words)));
  if (operands.length) view.values.append(element("span", "arrow", "→"));
  view.values.append(board(output, words.output, words, data.cell));
  view.entries.replaceChildren(...(data.entries ? jacobian(view, data.entries) : []));
  if (focused !== undefined) view.values.querySelector(`[data-cell="${focused}"]`)?.focus();
  rest(view);
}

// --- values

function board(one, role, words, cell) {
  const box = element("div", "board");
  const title = box.appendChild(element("div", "title"));
  title.append(element("b", "", one.title), ` ${role}`);
  const isOutput = cell !== undefined;
  if (!one.cells.length) box.append(element("div", "note", words.empty));
  else for (const table of tables(one, isOutput, cell)) box.append(table);
  if (one.cells.length && one.kept.some((kept, axis) => kept < one.shape[axis])) {
    box.append(element("div", "note", words.corner.replace("{shape}", shapeText(one.shape))));
  }
  return box;
}

function tables(one, isOutput, cell) {
  const rank = one.kept.length;
  const columns = rank ? one.kept[rank - 1] : 1;
  const rows = rank > 1 ? one.kept[rank - 2] : 1;
  const made = [];
  for (let start = 0; start < one.cells.length; start += rows * columns) {
    const table = element("table");
    if (rank > 2)
      table
        .appendChild(element("tr"))
        .append(element("th", "", `[${cellIndex(one.numbers[start], one.shape).slice(0, -2).join(", ")}]`));
    for (let row = 0; row < rows; row++) {
      const tr = table.appendChild(element("tr"));
      for (let column = 0; column < columns; column++) {
        tr.append(valueCell(one, start + row * columns + column, isOutput, cell));
      }
    }
    made.push(table);
  }
  return made;
}

function valueCell(one, position, isOutput, cell) {
  const flat = one.numbers[position];
  const td = element("td", "", one.cells[position]);
  const spoken = `${cellName(one.name, flat, one.shape)} = ${one.cells[position]}`;
  if (isOutput) {
    td.className = flat === cell ? "click chosen" : "click";
    td.dataset.cell = flat;
    td.tabIndex = position ? -1 : 0;
    td.setAttribute("role", "button");
    td.setAttribute("aria-pressed", String(flat === cell));
  }
  const slope = one.lit[position];
  if (slope !== undefined) {
    td.classList.add("lit");
    if (slope) td.append(element("small", "", `∂ ${slope}`));
  }
  td.setAttribute("aria-label", slope ? `${spoken}, ∂ = ${slope}` : spoken);
  return td;
}

// --- the Jacobian

function jacobian(view, entries) {
  const title = element("div", "title", entries.title);
  title.append(element("span", "", ` ${entries.shape}`));
  const parts = [title, entries.written ? grids(view, entries) : dots(view, entries)];
  if (entries.flat) parts.push(element("div", "note", view.data.words.numbered));
  return parts;
}

function grids(view, entries) {
  const [rows, columns] = entries.outer;
  const size = entries.inner[0] * entries.inner[1];
  if (rows * columns === 1) return grid(view, entries, 0);
  const outer = element("table", "outer");
  for (let row = 0; row < rows; row++) {
    const tr = outer.appendChild(element("tr"));
    for (let column = 0; column < columns; column++) {
      tr.appendChild(element("td")).append(grid(view, entries, (row * columns + column) * size));
    }
  }
  return outer;
}

function grid(view, entries, start) {
  const table = element("table");
  const [rows, columns] = entries.inner;
  for (let row = 0; row < rows; row++) {
    const tr = table.appendChild(element("tr"));
    for (let column = 0; column < columns; column++)
      tr.append(entry(view, entries, entries.order[start + row * columns + column]));
  }
  return table;
}

function entry(view, entries, number) {
  const td = element("td", "entry", entries.texts[number]);
  const heat = entries.heat[number];
  td.classList.add(heat > 0 ? "plus" : heat < 0 ? "minus" : "nought");
  td.style.setProperty("--heat", String(Math.abs(heat)));
  td.classList.toggle("row", Math.floor(number / entries.width) === view.data.cell);
  td.dataset.entry = number;
  td.tabIndex = number === entries.order[0] ? 0 : -1;
  td.setAttribute("aria-label", sentence(view, entries, number));
  return td;
}

function dots(view, entries) {
  // Too many for numbers: one dot each, and the number of the one that is pointed at beneath.
  const columns = entries.outer[1] * entries.inner[1];
  const rows = entries.outer[0] * entries.inner[0];
  const side = Math.max(1, Math.min(14, Math.floor(560 / Math.max(rows, columns))));
  const canvas = element("canvas");
  Object.assign(canvas, { width: columns, height: rows, tabIndex: 0 });
  Object.assign(canvas.style, { width: `${columns * side}px`, height: `${rows * side}px` });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${entries.title} ${entries.shape}`);
  const painting = painter(canvas);
  const colours = ["--forward", "--backward", "--card", "--selection"].map((name) =>
    getComputedStyle(view.box).getPropertyValue(name),
  );
  painting.fillStyle = colours[2];
  painting.fillRect(0, 0, columns, rows);
  const at = (row, column) => numberAt(entries, row, column);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const number = at(row, column);
      const heat = entries.heat[number];
      const own = Math.floor(number / entries.width) === view.data.cell;
      if (!heat && !own) continue;
      painting.globalAlpha = own ? Math.max(0.35, Math.abs(heat)) : 0.15 + 0.85 * Math.abs(heat);
      painting.fillStyle = own ? colours[3] : heat > 0 ? colours[0] : colours[1];
      painting.fillRect(column, row, 1, 1);
    }
  }
  const under = (event) => {
    const box = canvas.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    return row >= 0 && row < rows && column >= 0 && column < columns ? at(row, column) : null;
  };
  canvas.addEventListener("pointermove", (event) => {
    const number = under(event);
    if (number !== null) tell(view, sentence(view, entries, number));
  });
  canvas.addEventListener("click", (event) => {
    const number = under(event);
    if (number !== null) view.send(Math.floor(number / entries.width));
  });
  return canvas;
}

function numberAt(entries, row, column) {
  const [height, width] = entries.inner;
  const block = Math.floor(row / height) * entries.outer[1] + Math.floor(column / width);
  return entries.order[block * height * width + (row % height) * width + (column % width)];
}

function sentence(view, entries, number) {
  const output = cellName(entries.output, Math.floor(number / entries.width), entries.output_shape);
  const operand = cellName(entries.operand, number % entries.width, entries.operand_shape);
  const { entry: text } = view.data.words;
  return text.replace("{output}", output).replace("{operand}", operand).replace("{value}", entries.texts[number]);
}

// --- pointing and choosing

function pointed(view, td) {
  if (td) tell(view, sentence(view, view.data.entries, Number(td.dataset.entry)));
}

function chosen(view, td) {
  if (!td) return;
  const { entries } = view.data;
  view.send(
    td.dataset.cell !== undefined ? Number(td.dataset.cell) : Math.floor(Number(td.dataset.entry) / entries.width),
  );
}

function pressed(view, event) {
  const td = event.target.closest?.("td[data-cell], td[data-entry]");
  if (!td) return;
  if (actionOf("cells", event) === "choose") {
    event.preventDefault();
    return chosen(view, td);
  }
  const kind = td.dataset.cell !== undefined ? "[data-cell]" : "[data-entry]";
  const across = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const column = [...td.parentNode.children].indexOf(td);
  const rows = [...td.closest("table").rows];
  const next = across
    ? td.parentNode.children[column + across]
    : down
      ? rows[rows.indexOf(td.parentNode) + down]?.children[column]
      : null;
  if (across || down) event.preventDefault();
  if (!next?.matches(kind)) return;
  td.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function rest(view) {
  const { cell, output, operands, words } = view.data;
  if (cell === null) return tell(view, output.cells.length && operands.length ? words.hint : "", true);
  const found = operands.flatMap((one) =>
    Object.entries(one.lit).map(
      ([position, slope]) => cellName(one.name, one.numbers[position], one.shape) + (slope ? ` (∂ ${slope})` : ""),
    ),
  );
  const name = cellName(output.name, cell, output.shape);
  const text = found.length ? words.depends.replace("{cells}", namedInPart(found)) : words.nothing;
  tell(view, text.replace("{cell}", name));
}

function tell(view, text, plain = false) {
  view.say.replaceChildren(plain ? text : element("b", "", text));
}
