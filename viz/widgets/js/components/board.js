// Tensors as nested frames of cells, and the storage they lie in.
//
// Every cell knows its card and its place; its address is offset + Σ index · stride. A hover lights the cells at the
// same address of the same storage in every card, the ribbon's cell, and what `links` says. All of it happens here.

import { paint } from "../shared/axes.js";
import button from "../shared/button.css";
import { element } from "../shared/elements.js";
import { actionOf } from "../shared/keys.js";
import { mounting } from "../shared/mounting.js";
import nested from "../shared/nested.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./board.css";

const FRAME = 1100; // ms that a step of an animation stays

export default mounting([theme, button, nested, styles], (root) => {
  const view = build(root);
  return {
    update(data, mounted) {
      view.send = (message) => mounted.setTriggerValue("acted", message);
      update(view, data);
    },
    stop() {
      clearTimeout(view.playing);
      view.box.remove();
    },
  };
});

function build(root) {
  const box = root.appendChild(element("div", "board themed"));
  const cards = box.appendChild(element("div", "cards"));
  const ribbons = box.appendChild(element("div", "ribbons"));
  const foot = box.appendChild(element("div", "foot"));
  const play = foot.appendChild(element("button", "play"));
  play.type = "button";
  const say = foot.appendChild(element("div", "say"));
  say.setAttribute("aria-live", "polite");
  const board = {
    box,
    cards,
    ribbons,
    say,
    play,
    playing: 0,
    now: "", // what is played
    drawn: "",
    texts: new Map(),
    cells: new Map(),
    addressed: new Map(),
    data: null,
    send: (_message) => {},
  };
  const point = (event) => hover(board, event.target.closest?.("td[data-card], td[data-address]"));
  box.addEventListener("pointerover", point);
  box.addEventListener("focusin", point);
  box.addEventListener("pointerleave", () => hover(board, null));
  box.addEventListener("click", (event) => act(board, event.target.closest?.("td[data-card]")));
  box.addEventListener("keydown", (event) => walk(board, event));
  play.addEventListener("click", () => played(board));
  return board;
}

function update(board, data) {
  showTheme(board.box);
  board.box.classList.toggle("clickable", data.clickable);
  const drawn = JSON.stringify(data);
  if (drawn === board.drawn) return;
  clearTimeout(board.playing);
  board.now = "";
  const before = board.texts;
  Object.assign(board, { drawn, data, texts: new Map(), cells: new Map(), addressed: new Map() });
  board.cards.replaceChildren();
  data.grids.forEach((grid, index) => {
    const sign = index && data.signs[index - 1];
    // A sign and the card behind it stay on one line: no "=" hangs at the end of a row.
    const place = sign ? board.cards.appendChild(element("div", "signed")) : board.cards;
    if (sign) place.append(element("span", "sign", sign));
    place.append(card(board, grid, before));
  });
  board.ribbons.replaceChildren(...data.ribbons.map((ribbon) => strip(board, ribbon, before)));
  board.play.textContent = data.words.play;
  board.play.hidden = data.frames.length < 2;
  rest(board);
}

// --- one step after the other

function played(board) {
  clearTimeout(board.playing);
  const { frames, grids } = board.data;
  const show = (at) => {
    const frame = frames[at];
    lit(board, frame?.lit ?? Object.fromEntries(grids.map((grid) => [grid.id, grid.lit])));
    board.now = frame?.say ?? "";
    rest(board);
    if (!frame) return;
    board.playing = setTimeout(() => show(at + 1), FRAME);
  };
  show(0);
}

function lit(board, cells) {
  for (const one of board.box.querySelectorAll("td.lit")) one.classList.remove("lit");
  for (const [card, flats] of Object.entries(cells))
    for (const flat of flats) board.cells.get(card)?.[flat]?.classList.add("lit");
}

// --- cards

function card(board, grid, before) {
  const box = element("section", `card ${grid.ruler ? "ruler" : ""} ${grid.badge?.kind ?? ""}`);
  box.setAttribute("aria-label", [grid.title, ...grid.lines].join(", "));
  const head = box.appendChild(element("div", "head"));
  const title = head.appendChild(element("span", "title", grid.title));
  title.style.minWidth = `${Math.min(Math.max(grid.title.length + 0.5, 10), 20)}ch`; // a longer one breaks
  if (grid.badge) head.append(element("span", `badge ${grid.badge.kind}`, grid.badge.text));
  const facts = box.appendChild(element("div", "facts"));
  for (const line of grid.lines) facts.append(element("div", "", line));
  if (grid.shape.length && !grid.ruler) box.append(legend(board, grid));
  board.cells.set(grid.id, new Array(grid.cells.length));
  const old = before.get(grid.id);
  board.texts.set(grid.id, grid.cells);
  const made = { grid, old: old && old.length === grid.cells.length ? old : null, sets: sets(grid) };
  const scroll = box.appendChild(element("div", "scroll"));
  if (grid.cells.length) scroll.append(frames(board, made, 0, 0));
  if (grid.note) box.append(element("div", "note", grid.note));
  return box;
}

function sets(grid) {
  return { lit: new Set(grid.lit), written: new Set(grid.written), faint: new Set(grid.faint) };
}

function legend(board, grid) {
  const axes = element("div", "axes");
  grid.axes.forEach((colour, axis) => {
    const label = axes.appendChild(element("span", "label"));
    const name = board.data.words.axis.replace("{number}", axis);
    label.textContent = `${name}${grid.meanings[axis] ? ` ${grid.meanings[axis]}` : ""}: ${grid.shape[axis]}`;
    paint(label, colour);
  });
  return axes;
}

function frames(board, made, axis, start) {
  const { grid } = made;
  const left = grid.kept.length - axis;
  if (left <= 2) return matrix(board, made, start);
  const size = grid.kept.slice(axis + 1).reduce((a, b) => a * b, 1);
  const pack = element("div", left % 2 ? "pack" : "pack down");
  for (let i = 0; i < grid.kept[axis]; i++) {
    const frame = pack.appendChild(element("div", "frame"));
    paint(frame, grid.axes[axis]);
    frame.append(element("span", "label", `[${i}]`));
    frame.append(frames(board, made, axis + 1, start + i * size));
  }
  if (grid.kept[axis] < grid.shape[axis]) pack.append(element("span", "sign", "…"));
  return pack;
}

function matrix(board, made, start) {
  const { grid } = made;
  const rank = grid.kept.length;
  const columns = rank ? grid.kept[rank - 1] : 1;
  const rows = rank > 1 ? grid.kept[rank - 2] : 1;
  const table = element("table");
  if (rank) {
    const ruler = table.appendChild(element("tr"));
    if (rank > 1) ruler.append(element("th"));
    for (let j = 0; j < columns; j++) paint(ruler.appendChild(element("th", "", String(j))), grid.axes[rank - 1]);
    if (columns < grid.shape[rank - 1]) ruler.append(element("th", "", "…"));
  }
  for (let i = 0; i < rows; i++) {
    const row = table.appendChild(element("tr"));
    if (rank > 1) paint(row.appendChild(element("th", "", String(i))), grid.axes[rank - 2]);
    for (let j = 0; j < columns; j++) row.append(cell(board, made, start + i * columns + j));
  }
  if (rank > 1 && rows < grid.shape[rank - 2]) table.appendChild(element("tr")).append(element("th", "", "⋮"));
  return table;
}

function cell(board, made, flat) {
  const { grid, old, sets } = made;
  const td = element("td", "", grid.cells[flat]);
  td.dataset.card = grid.id;
  td.dataset.flat = flat;
  td.tabIndex = flat ? -1 : 0;
  if (grid.heat.length) {
    td.classList.add("warm");
    td.style.setProperty("--heat", grid.heat[flat]);
  }
  for (const kind of ["lit", "written", "faint"]) if (sets[kind].has(flat)) td.classList.add(kind);
  if (old && old[flat] !== grid.cells[flat]) td.classList.add("new");
  board.cells.get(grid.id)[flat] = td;
  if (grid.storage >= 0) addressed(board, grid.storage, address(grid, flat)).push(td);
  td.setAttribute("aria-label", `${grid.title.split(" ")[0]}[${place(grid, flat).join(", ")}] = ${grid.cells[flat]}`);
  return td;
}

// --- the storage

function strip(board, ribbon, before) {
  const { words } = board.data;
  const box = element("section", "ribbon");
  box.append(element("span", "name", words.storage.replace("{name}", ribbon.name)));
  const shared =
    ribbon.lanes.length > 1
      ? `, ${words.shared.replace("{names}", ribbon.lanes.map((lane) => lane.name).join(", "))}`
      : "";
  box.append(element("span", "about", ribbon.about + shared));
  const scroll = box.appendChild(element("div", "scroll"));
  const table = scroll.appendChild(element("table"));
  table.style.width = `min(100%, ${4 + 4 * ribbon.cells.length}rem)`; // few cells may be wide
  const values = table.appendChild(element("tr", "lane values"));
  values.append(element("th"));
  const old = before.get(`storage ${ribbon.storage}`);
  board.texts.set(`storage ${ribbon.storage}`, ribbon.cells);
  const written = new Set(ribbon.written);
  ribbon.cells.forEach((text, at) => {
    const td = values.appendChild(element("td", "", text || "·"));
    td.style.cssText = "";
    td.className = written.has(at) ? "value written" : text ? "value" : "value unreached";
    if (old && old.length === ribbon.cells.length && old[at] !== text) td.classList.add("new");
    Object.assign(td.dataset, { address: at, storage: ribbon.storage });
    td.tabIndex = at ? -1 : 0;
    addressed(board, ribbon.storage, at).push(td);
  });
  if (ribbon.length > ribbon.cells.length) {
    values.append(
      element(
        "th",
        "",
        `… ${words.more.replace("{count}", (ribbon.length - ribbon.cells.length).toLocaleString("en"))}`,
      ),
    );
  }
  const places = table.appendChild(element("tr", "places"));
  places.append(element("th"));
  ribbon.cells.forEach((_, at) => places.append(element("td", "", String(at))));
  for (const lane of ribbon.lanes) {
    const row = table.appendChild(element("tr", "lane"));
    row.append(element("th", "", lane.name));
    lane.places.forEach((text, at) => {
      const td = row.appendChild(element("td", text ? "here" : "", text));
      if (at === lane.first) td.classList.add("first");
      if (text) addressed(board, ribbon.storage, at).push(td);
    });
  }
  return box;
}

function addressed(board, storage, at) {
  const key = `${storage}:${at}`;
  if (!board.addressed.has(key)) board.addressed.set(key, []);
  return board.addressed.get(key);
}

// --- pointing

function hover(board, td) {
  for (const one of board.box.querySelectorAll(".near")) one.classList.remove("near");
  if (!td) return rest(board);
  const { data } = board;
  td.classList.add("near");
  if (td.dataset.address !== undefined) {
    const found = board.addressed.get(`${td.dataset.storage}:${td.dataset.address}`) ?? [];
    for (const one of found) one.classList.add("near");
    const named = found
      .filter((one) => one.dataset.card)
      .map((one) =>
        spoken(
          data.grids.find((grid) => grid.id === one.dataset.card),
          Number(one.dataset.flat),
        ),
      );
    const how = named.length
      ? data.words.reached.replace("{cells}", [...new Set(named)].slice(0, 8).join(", "))
      : data.words.unreached;
    return tell(board, `${data.words.address} ${td.dataset.address}`, how);
  }
  const grid = data.grids.find((one) => one.id === td.dataset.card);
  const flat = Number(td.dataset.flat);
  const about = [];
  if (grid.storage >= 0) {
    const at = address(grid, flat);
    for (const one of board.addressed.get(`${grid.storage}:${at}`) ?? []) one.classList.add("near");
    const terms = place(grid, flat).map((index, axis) => `${index}·${grid.stride[axis]}`);
    about.push(`${data.words.address} ${[grid.offset, ...terms].join(" + ")} = ${at}`);
  }
  for (const [other, every] of Object.entries(data.links[grid.id] ?? {})) {
    const cells = every[flat] ?? [];
    for (const one of cells) board.cells.get(other)?.[one]?.classList.add("near");
    const to = data.grids.find((one) => one.id === other);
    if (to && cells.length)
      about.push(
        `← ${cells
          .slice(0, 4)
          .map((one) => `${spoken(to, one)} = ${to.cells[one]}`)
          .join(", ")}${cells.length > 4 ? ", …" : ""}`,
      );
  }
  tell(board, `${spoken(grid, flat)} = ${grid.cells[flat]}`, about.join(" · "));
}

function rest(board) {
  // Once on the page, and where cells of several cards belong together; other boards only answer.
  if (board.now) return board.say.replaceChildren(element("b", "", board.now));
  const hint = board.data && (board.data.clickable || Object.keys(board.data.links).length);
  board.say.replaceChildren(hint ? board.data.words.hint : "");
}

function tell(board, what, more) {
  board.say.replaceChildren(element("b", "", what), more ? ` · ${more}` : "");
}

function act(board, td) {
  if (td && board.data.clickable) board.send({ card: td.dataset.card, cell: Number(td.dataset.flat) });
}

function walk(board, event) {
  const td = event.target.closest?.("td[data-card]");
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 0, ArrowUp: 0 };
  if (!td) return;
  if (actionOf("cells", event) === "choose") {
    event.preventDefault();
    return act(board, td);
  }
  if (!(event.key in steps)) return;
  event.preventDefault();
  const grid = board.data.grids.find((one) => one.id === td.dataset.card);
  const width = grid.kept.at(-1) ?? 1;
  const step = steps[event.key] || (event.key === "ArrowDown" ? width : -width);
  const next = board.cells.get(grid.id)[Number(td.dataset.flat) + step];
  if (!next) return;
  td.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// --- small things

function place(grid, flat) {
  const index = [];
  for (let axis = grid.kept.length - 1, left = flat; axis >= 0; axis--) {
    index.unshift(left % grid.kept[axis]);
    left = Math.floor(left / grid.kept[axis]);
  }
  return index;
}

function address(grid, flat) {
  return place(grid, flat).reduce((sum, index, axis) => sum + index * grid.stride[axis], grid.offset);
}

function spoken(grid, flat) {
  const name = grid.title.split(" ")[0];
  return grid.kept.length ? `${name}[${place(grid, flat).join(", ")}]` : name;
}
