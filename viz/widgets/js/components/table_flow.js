// The file on the left, and on the right the tables that each step makes of it. Every cell knows which cells of the
// file move it: pointing at one lights them, from the worker's answer, without asking anybody.

import { cellText, moved, movers, unpacked } from "../data/moves.js";
import { element, shape } from "../shared/elements.js";
import { actionOf } from "../shared/keys.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./table_flow.css";

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "flow themed"));
  const left = box.appendChild(element("div", "source"));
  const steps = box.appendChild(element("div", "steps"));
  const say = element("div", "say");
  say.setAttribute("role", "status");
  const flow = {
    box,
    left,
    steps,
    say,
    drawn: "",
    data: null,
    moves: new Map(),
    cells: new Map(),
    chosen: null,
    send: (_message) => {},
  };
  const at = (event) => event.target.closest?.("td[data-flat]");
  box.addEventListener("pointerover", (event) => at(event) && light(flow, placeOf(at(event))));
  box.addEventListener("pointerleave", () => light(flow, flow.chosen));
  box.addEventListener("focusin", (event) => at(event) && light(flow, placeOf(at(event))));
  box.addEventListener("click", (event) => at(event) && choose(flow, placeOf(at(event))));
  box.addEventListener("keydown", (event) => at(event) && pressed(flow, event, at(event)));
  return {
    update(data, mounted) {
      showTheme(box);
      flow.send = (message) => mounted.setTriggerValue("acted", message);
      draw(flow, data);
    },
    stop: () => box.remove(),
  };
});

function draw(flow, data) {
  const drawn = JSON.stringify(data);
  if (drawn === flow.drawn) return;
  const before = flow.data;
  const same = before && JSON.stringify(before.steps) === JSON.stringify(data.steps);
  Object.assign(flow, { drawn, data });
  flow.moves = new Map(
    data.moves.map((one) => [`${one.step}/${one.table}`, unpacked(one, tableOf(data, one), data.tried)]),
  );
  if (!same) {
    flow.cells.clear();
    if (before) flow.chosen = null;
    const [file, ...others] = data.steps;
    flow.left.replaceChildren(card(flow, file.tables[0], 0, 0), flow.say);
    flow.steps.replaceChildren(...others.map((step, index) => stepBox(flow, step, index + 1)));
    if (!others.length) flow.steps.append(element("div", "none", data.words.none));
  }
  light(flow, flow.chosen);
}

function tableOf(data, { step, table }) {
  return data.steps[step].tables[table];
}

function stepBox(flow, step, index) {
  const made = element("section", "step");
  const head = made.appendChild(element("div", "code"));
  head.append(element("span", "line", String(step.line)), element("code", "", step.text));
  const tables = made.appendChild(element("div", "tables"));
  for (const [at, table] of step.tables.entries()) tables.append(card(flow, table, index, at));
  return made;
}

function card(flow, table, step, at) {
  const { words } = flow.data;
  const made = element("div", `card ${table.kind}`);
  const head = made.appendChild(element("div", "head"));
  head.append(element("span", "name", table.kind === "file" ? table.title : table.name));
  head.append(element("span", "badge", words.kinds[table.kind]));
  made.append(element("div", "facts", table.facts));
  const scroll = made.appendChild(element("div", "scroll"));
  if (!table.columns.length || !table.labels.length) {
    scroll.append(element("div", "empty", table.columns.length ? words.norows : words.nocells));
    if (!table.columns.length) return made;
  }
  const grid = scroll.appendChild(element("table"));
  grid.setAttribute("aria-label", table.kind === "file" ? table.title : table.name);
  const names = grid.appendChild(element("thead")).appendChild(element("tr"));
  names.append(element("th", "corner"));
  for (const column of table.columns) names.append(columnHead(column, table, words));
  if (table.columns.length < table.width) names.append(element("th", "more", `+${table.width - table.columns.length}`));
  const body = grid.appendChild(element("tbody"));
  const changed = new Set(table.changed);
  table.labels.forEach((label, row) => {
    const line = body.appendChild(element("tr"));
    line.append(element("th", "label", label));
    table.columns.forEach((column, place) => {
      const flat = row * table.columns.length + place;
      const cell = line.appendChild(element("td", `kind-${column.kinds[row]}`, column.cells[row]));
      if (table.kind === "file" && isGap(column.cells[row])) cell.classList.add("gap");
      if (table.kind === "file" && /\d$/.test(column.cells[row])) cell.classList.add("digits");
      if (!column.cells[row]) cell.append(element("span", "nothing", words.nothing));
      if (changed.has(flat)) cell.classList.add("changed");
      Object.assign(cell.dataset, { step, table: at, flat });
      cell.tabIndex = flat ? -1 : 0;
      flow.cells.set(`${step}/${at}/${flat}`, cell);
    });
  });
  if (table.labels.length < table.rows) {
    const text = words.rows.replace("{count}", String(table.rows - table.labels.length));
    scroll.append(element("div", "more", text));
  }
  return made;
}

const GAPS = new Set(["", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "<NA>", "#N/A"]);
function isGap(text) {
  return GAPS.has(text.trim());
}

function columnHead(column, table, words) {
  const made = element("th");
  made.scope = "col";
  made.append(element("div", "name", column.name));
  if (column.dtype) made.append(element("div", "dtype", column.dtype));
  if (table.kind !== "file" && table.rows > 1) made.append(bars(column, table, words));
  return made;
}

// How the column's values are spread, and beside it how many are missing.
function bars(column, table, words) {
  const width = 64;
  const height = 20;
  const drawing = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" }, "bars");
  const most = Math.max(1, ...column.bars, column.missing);
  const count = column.bars.length + (column.missing ? 1 : 0);
  const each = Math.min(10, width / Math.max(count, 1));
  column.bars.forEach((bar, at) => {
    const tall = (bar / most) * height;
    drawing.append(shape("rect", { x: at * each, y: height - tall, width: each - 1, height: tall }, "bar"));
  });
  if (column.missing) {
    const tall = (column.missing / most) * height;
    drawing.append(shape("rect", { x: width - each, y: height - tall, width: each - 1, height: tall }, "bar missing"));
  }
  const gaps = words.missing.replace("{missing}", String(column.missing)).replace("{rows}", String(table.rows));
  const said = column.labels.length
    ? `${gaps}; ${column.labels.join(column.kinds.includes("n") ? " … " : ", ")}`
    : gaps;
  drawing.setAttribute("aria-label", said);
  const title = drawing.appendChild(shape("title"));
  title.textContent = said;
  return drawing;
}

// --- what depends on what

function placeOf(cell) {
  return { step: Number(cell.dataset.step), table: Number(cell.dataset.table), flat: Number(cell.dataset.flat) };
}

function choose(flow, place) {
  flow.chosen = place;
  if (!flow.data.asked && flow.data.cells) {
    flow.data.asked = true;
    flow.say.textContent = flow.data.words.asking.replace("{count}", String(flow.data.cells));
    flow.send({ ask: true });
  }
  light(flow, place);
}

function light(flow, place) {
  for (const cell of flow.box.querySelectorAll(".own, .value, .absence"))
    cell.classList.remove("own", "value", "absence");
  if (!place) {
    flow.say.textContent = flow.data.asked && !flow.data.tried ? flow.say.textContent : flow.data.words.hint;
    return;
  }
  flow.cells.get(`${place.step}/${place.table}/${place.flat}`)?.classList.add("own");
  if (!flow.data.tried) return;
  if (place.step) lightSources(flow, place);
  else lightMoved(flow, place);
}

function lightSources(flow, place) {
  const answer = flow.moves.get(`${place.step}/${place.table}`);
  if (!answer) return;
  const { value, absence } = movers(answer, place.flat);
  const table = flow.data.steps[0].tables[0];
  for (const [sources, look] of [
    [value, "value"],
    [absence, "absence"],
  ]) {
    for (const source of sources) flow.cells.get(`0/0/${shownAt(flow, source)}`)?.classList.add(look);
  }
  const { words } = flow.data;
  const name = cellText(tableOf(flow.data, place), place.flat);
  const all = new Set([...value, ...absence]).size;
  const text = all === 1 ? words.depends_one : all ? words.depends : words.independent;
  const partly =
    flow.data.tried < flow.data.size
      ? ` ${words.partly.replace("{tried}", String(flow.data.tried)).replace("{size}", String(flow.data.size))}`
      : "";
  flow.say.textContent =
    text.replace("{cell}", name).replace("{count}", String(all)).replace("{file}", table.title) +
    (absence.some((one) => !value.includes(one)) ? ` ${words.absence}` : "") +
    partly;
}

function lightMoved(flow, place) {
  const source = sourceAt(flow, place.flat);
  let count = 0;
  for (const [key, answer] of flow.moves) {
    if (source >= answer.sources) continue;
    const { value, absence } = moved(answer, source);
    for (const flat of value) flow.cells.get(`${key}/${flat}`)?.classList.add("value");
    for (const flat of absence) flow.cells.get(`${key}/${flat}`)?.classList.add("absence");
    count += new Set([...value, ...absence]).size;
  }
  const { words } = flow.data;
  const name = cellText(flow.data.steps[0].tables[0], place.flat);
  flow.say.textContent = words.moves.replace("{cell}", name).replace("{count}", String(count));
}

// The worker counts cells of the whole file, the picture those that it shows.
function shownAt(flow, source) {
  const table = flow.data.steps[0].tables[0];
  const row = Math.floor(source / table.width);
  const column = source % table.width;
  return row < table.labels.length && column < table.columns.length ? row * table.columns.length + column : -1;
}

function sourceAt(flow, flat) {
  const table = flow.data.steps[0].tables[0];
  return Math.floor(flat / table.columns.length) * table.width + (flat % table.columns.length);
}

const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function pressed(flow, event, cell) {
  const place = placeOf(cell);
  if (actionOf("cells", event) === "choose") {
    event.preventDefault();
    choose(flow, place);
    return;
  }
  if (event.key === "Escape") {
    flow.chosen = null;
    light(flow, null);
    return;
  }
  const arrow = ARROWS[event.key];
  if (!arrow) return;
  const table = tableOf(flow.data, place);
  const columns = table.columns.length;
  const row = Math.floor(place.flat / columns) + arrow[0];
  const column = (place.flat % columns) + arrow[1];
  if (row < 0 || row >= table.labels.length || column < 0 || column >= columns) return;
  event.preventDefault();
  const next = flow.cells.get(`${place.step}/${place.table}/${row * columns + column}`);
  next.tabIndex = 0;
  cell.tabIndex = -1;
  next.focus();
}
