// The picture of a graph: an inline SVG that is moved by one transform, and lit by classes on its groups.
//
// What is joined to what comes beside the SVG as numbers, so that a hover is two short walks and some class
// changes. The server is told of a selection or of a click on something folded; all else happens here. `data.passes`
// waits for a player: the order of visits and what each visit sends along which edge.

const SVG_LARGEST = 1.2; // scale: a picture of three cards is not blown up
const LEGIBLE = 0.42; // scale: a picture that would be smaller than this first shows its beginning,
const READABLE = 0.55; // larger; the button shows the whole
const SMALLEST = 0.02;
const BIGGEST = 4;
const KEY_PAUSE = 160; // ms: walking with the arrow keys tells the server where it stops
const CLICK = 4; // px that a pointer may move in a click

const mounts = new WeakMap();

export default function (component) {
  const { parentElement: root, data, setTriggerValue } = component;
  let graph = mounts.get(root);
  if (!graph) mounts.set(root, (graph = build(root)));
  graph.send = (message) => setTriggerValue("acted", message);
  update(graph, data);
  return () => {
    graph.stop();
    mounts.delete(root);
  };
}

function build(root) {
  const box = element("div", "graph themed");
  const view = box.appendChild(element("div", "view"));
  const canvas = view.appendChild(element("div", "canvas"));
  const empty = view.appendChild(element("div", "empty"));
  const bar = box.appendChild(element("div", "bar"));
  const legend = box.appendChild(element("div", "legend"));
  const tip = box.appendChild(element("div", "tip"));
  const list = box.appendChild(element("ol", "unseen"));
  const said = box.appendChild(element("div", "unseen"));
  view.tabIndex = 0;
  view.setAttribute("role", "application");
  said.setAttribute("aria-live", "polite");
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = legend.hidden = true;
  const graph = {
    root, box, view, canvas, empty, bar, legend, tip, list, said, data: null, svg: null, drawn: null, cards: [], edges: [],
    scale: 1, x: 0, y: 0, width: 0, height: 0, fitted: true, selected: null, pending: undefined, toggled: null, timer: 0,
    hovered: -1, send: () => {},
  };
  graph.controls = controls(graph);
  listen(graph);
  const observer = new ResizeObserver(() => graph.fitted && fit(graph));
  observer.observe(view);
  graph.stop = () => {
    observer.disconnect();
    clearTimeout(graph.timer);
    lightSource(null);
    box.remove();
  };
  root.appendChild(box);
  return graph;
}

function update(graph, data) {
  graph.data = data;
  graph.view.style.height = `${data.height}px`;
  graph.box.classList.toggle("dark", isDark(graph.box));
  if (graph.worded !== JSON.stringify(data.words)) wordControls(graph, data.words);
  if (data.svg !== graph.drawn) redraw(graph, data);
  const late = graph.pending !== undefined && data.selected !== graph.pending.node && performance.now() < graph.pending.until;
  if (!late) {
    graph.pending = undefined;
    mark(graph, data.selected ?? null);
  } else mark(graph, graph.pending.node);
}

// --- the picture

function redraw(graph, data) {
  const before = anchor(graph);
  graph.drawn = data.svg;
  const parsed = data.svg ? new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement : null;
  graph.svg = parsed && parsed.localName === "svg" ? document.importNode(parsed, true) : null;
  graph.canvas.replaceChildren(...(graph.svg ? [graph.svg] : []));
  graph.empty.hidden = Boolean(graph.svg);
  hover(graph, -1);
  graph.cards = [];
  graph.edges = [];
  if (!graph.svg) return list(graph, []);
  const [, , width, height] = graph.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  Object.assign(graph, { width, height });
  Object.assign(graph.svg.style, { width: `${width}px`, height: `${height}px` });
  graph.svg.setAttribute("aria-hidden", "true");
  index(graph, data);
  list(graph, data.cards);
  search(graph);
  const after = before && place(graph, before.id);
  if (graph.fitted || !after) return fit(graph);
  move(graph, graph.scale, before.left - after.x * graph.scale, before.top - after.y * graph.scale);
}

// Note which group is which card or edge, where the cards stand, and who is joined to whom.
function index(graph, data) {
  const groups = new Map();
  for (const group of graph.svg.querySelectorAll("g[id]")) groups.set(group.id, group);
  const offset = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(groups.get("graph0")?.getAttribute("transform") ?? "");
  const [left, top] = offset ? [Number(offset[1]), Number(offset[2])] : [0, 0];
  graph.cards = data.cards.map((card, number) => {
    const group = groups.get(card.id);
    const outline = group?.querySelector("rect");
    const size = (name) => Number(outline?.getAttribute(name) ?? 0);
    if (group) group.dataset.card = number;
    return {
      ...card, group, in: [], out: [],
      x: left + size("x"), y: top + size("y"), width: size("width"), height: size("height"),
    };
  });
  graph.edges = data.edges.map((edge, number) => {
    graph.cards[edge.tail].out.push(number);
    graph.cards[edge.head].in.push(number);
    return { ...edge, group: groups.get(edge.id) };
  });
  for (const frame of data.frames) {
    const group = groups.get(`f${frame.id}`);
    if (group) group.dataset.frame = frame.id;
  }
}

function fit(graph, whole = false) {
  const { clientWidth, clientHeight } = graph.view;
  if (!graph.svg || !clientWidth) return;
  const all = Math.min(SVG_LARGEST, (clientWidth - 24) / graph.width, (clientHeight - 64) / graph.height);
  const scale = whole || all >= LEGIBLE ? all : READABLE;
  // What is longer than the view begins at its first card.
  const first = graph.cards[0] ?? { y: 0, height: graph.height };
  const fromTop = graph.height * scale > clientHeight - 64 ? first.y + first.height / 2 : graph.height / 2;
  const x = Math.max(12, (clientWidth - graph.width * scale) / 2);
  move(graph, scale, x, 20 + clientHeight / 2 - fromTop * scale);
  graph.fitted = true;
}

function move(graph, scale, x, y) {
  Object.assign(graph, { scale, x, y });
  graph.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  graph.view.style.backgroundPosition = `${x}px ${y}px`;
}

function zoom(graph, factor, left = graph.view.clientWidth / 2, top = graph.view.clientHeight / 2) {
  const scale = Math.min(BIGGEST, Math.max(SMALLEST, graph.scale * factor));
  const ratio = scale / graph.scale;
  graph.fitted = false;
  move(graph, scale, left - (left - graph.x) * ratio, top - (top - graph.y) * ratio);
}

// What should stay where it is on the screen when the picture changes: what was folded, or what is selected.
function anchor(graph) {
  const id = graph.toggled ?? graph.cards[cardOf(graph, graph.selected)]?.id;
  graph.toggled = null;
  const at = id && place(graph, id);
  return at ? { id, left: graph.x + at.x * graph.scale, top: graph.y + at.y * graph.scale } : null;
}

function place(graph, id) {
  const card = graph.cards.find((one) => one.id === id);
  if (card) return card;
  const frame = graph.data.frames.findIndex((one) => one.id === id);
  return frame < 0 ? null : graph.cards.find((one) => one.frame === frame) ?? null;
}

// --- light

function walk(graph, start, ends, joins) {
  const cards = new Set([start]);
  const edges = new Set();
  const waiting = [start];
  while (waiting.length) {
    for (const edge of graph.cards[waiting.pop()][joins]) {
      edges.add(edge);
      const next = graph.edges[edge][ends];
      if (!cards.has(next)) waiting.push(next);
      cards.add(next);
    }
  }
  return { cards, edges };
}

function hover(graph, number) {
  if (number === graph.hovered) return;
  graph.hovered = number;
  graph.canvas.classList.toggle("hovering", number >= 0);
  if (number < 0) {
    graph.tip.hidden = true;
    return lightSource(null);
  }
  const up = walk(graph, number, "tail", "in");
  const down = walk(graph, number, "head", "out");
  graph.cards.forEach((card, one) => lit(card.group, one === number, up.cards.has(one), down.cards.has(one)));
  graph.edges.forEach((edge, one) => lit(edge.group, false, up.edges.has(one), down.edges.has(one)));
  lightSource(graph.cards[number].span);
}

function lit(group, here, up, down) {
  if (!group) return;
  group.classList.toggle("here", here);
  group.classList.toggle("up", up && !here);
  group.classList.toggle("down", down && !here);
}

function lightSource(span) {
  const spans = span ? [{ line: span[0], column: span[1], end_line: span[2], end_column: span[3] }] : [];
  window.dispatchEvent(new CustomEvent("cotangent:hover", { detail: { spans } }));
}

function showTip(graph, number) {
  const { tip, box, data } = graph;
  const card = graph.cards[number];
  const line = (name, text, look) => {
    const row = element("div", look);
    row.append(element("b", "", name), element("span", "", text));
    return row;
  };
  const title = element("div", "title");
  title.append(element("b", "", card.title), element("span", "", ` ${[card.beside, card.turn].filter(Boolean).join(" · ")}`));
  const rows = [title];
  if (card.formula) rows.push(element("div", "formula", card.formula));
  if (card.value !== undefined) {
    rows.push(line("▸ ", card.value, "forward"), line("◂ ", card.adjoint, "backward"));
    rows[rows.length - 2].title = data.words.value;
  }
  if (card.folds) rows.push(element("div", "hint", data.words.unfold));
  tip.replaceChildren(...rows);
  tip.hidden = false;
  const left = graph.x + card.x * graph.scale;
  const above = graph.y + card.y * graph.scale - tip.offsetHeight - 8;
  const under = graph.y + (card.y + card.height) * graph.scale + 8;
  tip.style.left = `${Math.max(4, Math.min(left, box.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${under + tip.offsetHeight > box.clientHeight && above > 0 ? above : under}px`;
}

// --- selection

function cardOf(graph, node) {
  return node === null || node === undefined ? -1 : (graph.data?.cardOf[node] ?? -1);
}

function mark(graph, node) {
  const changed = node !== graph.selected;
  graph.selected = node;
  const chosen = cardOf(graph, node);
  cursorTo(graph, chosen >= 0 ? chosen : changed ? -1 : graph.cursor ?? -1);
  if (changed && chosen >= 0) reveal(graph, graph.cards[chosen]);
}

// The cursor is the selected card, or a folded one that the arrow keys stand on.
function cursorTo(graph, number) {
  graph.cursor = number;
  const card = graph.cards[number];
  graph.cards.forEach((one, place) => {
    one.group?.classList.toggle("selected", place === number || (card?.node !== undefined && one.node === card.node && one.node !== null));
  });
  graph.edges.forEach((edge) => edge.group?.classList.toggle("near", edge.tail === number || edge.head === number));
  graph.said.textContent = card ? spoken(graph, card) : "";
}

function choose(graph, number, now = true) {
  const card = graph.cards[number];
  clearTimeout(graph.timer);
  if (card?.folds) {
    cursorTo(graph, number);
    return now ? toggle(graph, card.folds) : undefined;
  }
  const node = card?.node ?? null;
  if (card && node === null) return cursorTo(graph, number);
  graph.selected = node;
  graph.pending = { node, until: performance.now() + 1500 };
  cursorTo(graph, number);
  graph.timer = setTimeout(() => graph.send({ node }), now ? 0 : KEY_PAUSE);
}

function toggle(graph, name) {
  graph.toggled = name;
  graph.send({ toggled: name });
}

function reveal(graph, card) {
  const { clientWidth, clientHeight } = graph.view;
  const left = graph.x + card.x * graph.scale;
  const top = graph.y + card.y * graph.scale;
  const inside = (start, length, whole) => (start < 16 ? 16 - start : Math.min(0, whole - 16 - start - length));
  const x = inside(left, card.width * graph.scale, clientWidth);
  const y = inside(top, card.height * graph.scale, clientHeight);
  if (!x && !y) return;
  graph.fitted = false;
  move(graph, graph.scale, graph.x + x, graph.y + y);
}

// --- keys: left to the first operand, right to the first user, up and down between neighbours

const STEPS = {
  ArrowLeft: (graph, card) => graph.cards[graph.edges[card.in[0]]?.tail],
  ArrowRight: (graph, card) => graph.cards[graph.edges[card.out[0]]?.head],
  ArrowUp: (graph, card) => sibling(graph, card, (other) => card.y - other.y),
  ArrowDown: (graph, card) => sibling(graph, card, (other) => other.y - card.y),
};

function sibling(graph, card, below) {
  const column = graph.cards.filter((other) => other.group && below(other) > 4 && Math.abs(other.x + other.width / 2 - card.x - card.width / 2) < Math.max(120, card.width));
  return column.sort((one, two) => below(one) - below(two))[0];
}

function pressed(graph, event) {
  const { key } = event;
  if (event.altKey || event.metaKey || (event.ctrlKey && !["+", "-", "0"].includes(key))) return;
  if (key in STEPS && graph.cards.length) step(graph, STEPS[key]);
  else if (key === "Home" || key === "End") go(graph, key === "Home" ? 0 : lastNode(graph));
  else if ((key === "Enter" || key === " ") && graph.cursor >= 0) choose(graph, graph.cursor);
  else if (key === "Escape") choose(graph, -1);
  else if (key === "+" || key === "=") zoom(graph, 1.25);
  else if (key === "-") zoom(graph, 0.8);
  else if (key === "0") fit(graph, true);
  else if (key === "/") graph.controls.search.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function step(graph, next) {
  const card = graph.cards[graph.cursor];
  const target = card ? next(graph, card) : graph.cards[0];
  if (target) go(graph, graph.cards.indexOf(target));
}

function go(graph, number) {
  if (!graph.cards[number]) return;
  choose(graph, number, false);
  reveal(graph, graph.cards[number]);
}

function lastNode(graph) {
  return graph.cards.findLastIndex((card) => card.node !== null && card.node !== undefined);
}

// --- pointer

function listen(graph) {
  const { view } = graph;
  let start = null;
  view.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = { id: event.pointerId, left: event.clientX, top: event.clientY, x: graph.x, y: graph.y, on: target(event), dragged: false };
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener("pointermove", (event) => {
    if (!start) return pointed(graph, event);
    const [x, y] = [event.clientX - start.left, event.clientY - start.top];
    if (!start.dragged && Math.hypot(x, y) < CLICK) return;
    if (!start.dragged) {
      start.dragged = true;
      graph.fitted = false;
      hover(graph, -1);
      view.classList.add("dragging");
    }
    move(graph, graph.scale, start.x + x, start.y + y);
  });
  const end = (event) => {
    if (start && !start.dragged && event.type === "pointerup") clicked(graph, start.on);
    start = null;
    view.classList.remove("dragging");
  };
  view.addEventListener("pointerup", end);
  view.addEventListener("pointercancel", end);
  view.addEventListener("pointerleave", () => start || hover(graph, -1));
  view.addEventListener("wheel", (event) => wheeled(graph, event), { passive: false });
  view.addEventListener("keydown", (event) => pressed(graph, event));
  view.addEventListener("dblclick", (event) => target(event).card === undefined && fit(graph, true));
}

function target(event) {
  const group = event.target.closest?.("g[data-card], g[data-frame]");
  return { card: group?.dataset.card, frame: group?.dataset.frame };
}

function pointed(graph, event) {
  const { card } = target(event);
  const number = card === undefined ? -1 : Number(card);
  if (number === graph.hovered) return;
  hover(graph, number);
  if (number >= 0) showTip(graph, number);
}

function clicked(graph, { card, frame }) {
  graph.view.focus({ preventScroll: true });
  if (card !== undefined) choose(graph, Number(card));
  else if (frame !== undefined) toggle(graph, frame);
}

// The page scrolls as everywhere unless Ctrl is held or the picture has the focus.
function wheeled(graph, event) {
  if (!event.ctrlKey && graph.root.activeElement !== graph.view && document.activeElement !== graph.view) return;
  event.preventDefault();
  const around = graph.view.getBoundingClientRect();
  const amount = event.deltaY * (event.deltaMode ? 30 : 1);
  zoom(graph, Math.exp(-amount / 500), event.clientX - around.left, event.clientY - around.top);
}

// --- controls, legend, words

function controls(graph) {
  const found = element("span", "found");
  const field = element("input");
  field.type = "search";
  field.addEventListener("input", () => search(graph));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      const first = graph.cards.findIndex((card) => card.group?.classList.contains("match"));
      if (first >= 0) go(graph, first);
    } else if (event.key === "Escape") {
      field.value = "";
      search(graph);
      graph.view.focus();
    }
    event.stopPropagation();
  });
  const button = (text, act) => {
    const one = element("button", "", text);
    one.type = "button";
    one.addEventListener("click", act);
    return one;
  };
  const parts = {
    search: field, found,
    in: button("+", () => zoom(graph, 1.25)),
    out: button("−", () => zoom(graph, 0.8)),
    fit: button("⤢", () => fit(graph, true)),
    legend: button("?", () => {
      graph.legend.hidden = !graph.legend.hidden;
      parts.legend.setAttribute("aria-expanded", String(!graph.legend.hidden));
    }),
  };
  graph.bar.append(field, found, parts.in, parts.out, parts.fit, parts.legend);
  return parts;
}

function wordControls(graph, words) {
  graph.worded = JSON.stringify(words);
  const { controls: parts } = graph;
  const label = (one, text) => {
    one.setAttribute("aria-label", text);
    one.title = text;
  };
  label(parts.in, words["zoom-in"]);
  label(parts.out, words["zoom-out"]);
  label(parts.fit, words.fit);
  label(parts.legend, words.legend);
  label(parts.search, words.search);
  parts.search.placeholder = words["search-short"];
  parts.legend.setAttribute("aria-expanded", String(!graph.legend.hidden));
  graph.view.setAttribute("aria-label", words.picture);
  graph.list.setAttribute("aria-label", words.nodes);
  graph.empty.textContent = words.empty;
  const row = (look, sign, text) => {
    const one = element("div");
    one.append(element("span", `sign ${look}`, sign), element("span", "", text));
    return one;
  };
  graph.legend.replaceChildren(
    row("forward", "▸", words["legend-value"]),
    row("backward", "◂", words["legend-adjoint"]),
    row("line", "", words["legend-edge"]),
    row("back", "", words["legend-contribution"]),
    row("dashed", "", words["legend-view"]),
    row("double", "", words["legend-in-place"]),
    row("grey", "", words["legend-pruned"]),
  );
}

function search(graph) {
  const wanted = graph.controls.search.value.trim().toLowerCase();
  let count = 0;
  for (const card of graph.cards) {
    const match = wanted !== "" && `${card.title} ${card.beside} ${card.formula ?? ""} ${card.turn ?? ""}`.toLowerCase().includes(wanted);
    card.group?.classList.toggle("match", match);
    count += match;
  }
  graph.canvas.classList.toggle("searching", wanted !== "");
  graph.controls.found.textContent = wanted && graph.data ? graph.data.words.matches.replace("{count}", count) : "";
}

function list(graph, cards) {
  graph.list.replaceChildren(...cards.map((card) => element("li", "", spoken(graph, card))));
}

function spoken(graph, card) {
  const { words } = graph.data;
  const parts = [`${card.title} ${card.beside}`];
  if (card.turn) parts.push(card.turn);
  if (card.value !== undefined) parts.push(`${words.value} ${card.valueShort}`, `${words.adjoint} ${card.adjointShort}`);
  if (card.folds) parts.push(words.unfold);
  return parts.join(". ");
}

function element(tag, look = "", text = "") {
  const one = document.createElement(tag);
  if (look) one.className = look;
  if (text) one.textContent = text;
  return one;
}

function isDark(box) {
  const [red, green, blue] = (getComputedStyle(box).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}
