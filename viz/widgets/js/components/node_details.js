// The drawer beside the picture: everything that is said about a node, with what holds at the player's step only.
//
// The server wrote it with the picture (viz/node/details.py); a click asks nobody. What was not written beforehand is
// asked for once and kept.

import { element, icon } from "../shared/elements.js";
import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";
import { inQuiet } from "../shared/quiet.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import { lineOf, whenFormulas } from "./details/line.js";
import { drawerSize } from "./details/size.js";
import styles from "./node_details.css";

const CROSS = "M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z";
const FOLDED = new Set(["rule", "torch"]); // opened on demand, then for every node
const SPOKEN = 500; // ms
const NEEDS = { formula: "ran", value: "ran", adjoint: "adjoint", sent: "adjoint", why: "adjoint" };

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "details themed"));
  /** @type {any} */
  const view = {
    ...{ root, box, data: null, node: null, title: "", ticket: -1, known: () => ({ ran: true, adjoint: true }) },
    ...{
      all: new Map(),
      texts: new Map(),
      made: new Map(),
      opened: new Set(),
      light: true,
      wanted: -1,
      endAhead: () => {},
      speaking: 0,
    },
  };
  view.size = drawerSize(view);
  const unasked = onFirstUse(() => {
    whenFormulas(root, () => {
      for (const one of view.all.values()) one.made.clear();
      show(view);
      ahead(view);
    });
  });
  const forget = hearing({
    node: (detail) => chosen(view, detail),
    known: () => mask(view),
    details: (detail) => arrived(view, detail),
    unwritten: ({ node, ticket }) => {
      if (node !== view.node || ticket !== view.ticket) return;
      const waits = view.box.querySelector(".waits");
      if (waits) waits.textContent = view.data.words.unwritten;
    },
    asks: () => {
      view.wanted = -1;
      show(view);
    },
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(view);
  });
  return {
    update(data) {
      update(view, data);
    },
    stop() {
      forget();
      unasked();
      view.endAhead();
      cancelIdleCallback(view.speaking);
      view.size.stop();
      box.remove();
    },
  };
});

/**
 * Call this once, as soon as somebody does something on the page: KaTeX is a tenth of a first load, and until then
 * nobody reads a formula. Details that stand open from the start are read at once.
 * @param {() => void} then
 * @returns {() => void} Ends the waiting.
 */
function onFirstUse(then) {
  const waiting = new AbortController();
  const used = () => {
    waiting.abort();
    then();
  };
  for (const kind of ["pointerdown", "pointermove", "keydown"]) {
    window.addEventListener(kind, used, { signal: waiting.signal, capture: true });
  }
  const watched = new MutationObserver(() => {
    if (document.documentElement.dataset.drawer === "open") used();
  });
  watched.observe(document.documentElement, { attributeFilter: ["data-drawer"] });
  waiting.signal.addEventListener("abort", () => watched.disconnect());
  if (document.documentElement.dataset.drawer === "open") used();
  return () => waiting.abort();
}

function update(view, data) {
  showTheme(view.box);
  const background = getComputedStyle(view.box).getPropertyValue("--st-background-color");
  document.documentElement.style.setProperty("--drawer-background", background); // the drawer itself is Streamlit's
  const another = data.ticket !== view.data?.ticket || data.details !== view.data.details;
  const first = !view.data;
  view.data = data;
  view.box.setAttribute("role", "complementary");
  view.box.setAttribute("aria-label", data.words.details);
  view.size.word(data.words);
  if (another) {
    for (const ticket of view.all.keys()) if (!isOfProgram(ticket, data.ticket)) view.all.delete(ticket);
    view.all.delete(data.ticket);
    arrived(view, data);
  }
  if (first) tell("who");
  show(view);
}

/** Take over details, a JSON list, unless they are of another program than the one shown. */
function arrived(view, { ticket, details }) {
  if (!isOfProgram(ticket, view.data?.ticket)) return;
  if (!view.all.has(ticket)) view.all.set(ticket, { texts: new Map(), made: new Map() });
  Object.assign(view, view.all.get(view.ticket));
  for (const one of JSON.parse(details)) view.all.get(ticket).texts.set(one.node, one);
  if (view.texts.has(view.wanted)) {
    tell("had", { node: view.wanted, ticket });
    view.wanted = -1;
  }
  show(view);
  ahead(view);
}

function isOfProgram(ticket, other) {
  return String(ticket).split("-")[0] === String(other).split("-")[0];
}

// What may be opened next is written while nothing else happens: the formulas are most of a click's work.
function ahead(view) {
  view.endAhead();
  const next = [...view.texts.values()].find((one) => !view.made.has(one.node));
  if (!next) return;
  view.endAhead = inQuiet(() => {
    if (!view.made.has(next.node)) view.made.set(next.node, written(view, next));
    ahead(view);
  });
}

function chosen(view, detail) {
  if (detail.node !== view.wanted) view.wanted = -1;
  Object.assign(view, { node: detail.node, title: detail.title, ticket: detail.ticket, known: detail.known });
  if (detail.by === "hand" && detail.open) view.size.open(detail.node !== null);
  else if (!view.begun && detail.node !== null) view.size.open(true); // a link with a node in it
  view.begun = true;
  show(view);
  if (detail.by === "hand" && detail.open === "keys") view.box.querySelector("h2")?.focus();
}

function close(view) {
  view.size.open(false);
  tell("closed");
}

function show(view) {
  const { data, node } = view;
  if (!data || !isOfProgram(view.ticket, data.ticket)) return; // the other half is on its way
  if (!view.all.has(view.ticket)) view.all.set(view.ticket, { texts: new Map(), made: new Map() });
  Object.assign(view, view.all.get(view.ticket));
  const text = view.texts.get(node);
  let made = view.made.get(node);
  if (!made) {
    if (node === null) made = leaves(view);
    else if (text) made = written(view, text);
    else made = waiting(view);
    if (node === null || text) view.made.set(node, made);
  }
  if (view.shown !== made) {
    // Formulas, or details that were asked for, may come while somebody reads: the focus stays on the name.
    const reads = view.root.activeElement?.tagName === "H2";
    view.shown = made;
    speakLate(view, made);
    view.box.replaceChildren(view.size.grip, made);
    view.size.toTop();
    if (reads) made.querySelector("h2")?.focus();
  }
  for (const fold of made.querySelectorAll("details")) fold.open = view.opened.has(fold.dataset.kind);
  const box = made.querySelector("input");
  if (box) box.checked = view.light;
  tellWay(view, text);
  mask(view);
}

// What a screen reader reads of formulas is half of what there is to lay out: it comes in the first idle moment.
function speakLate(view, made) {
  cancelIdleCallback(view.speaking);
  made.classList.add("silent");
  view.speaking = requestIdleCallback(() => made.classList.remove("silent"), { timeout: SPOKEN });
}

function tellWay(view, text) {
  const detail = text && view.light && text.way.length > 1 ? { nodes: text.way, culprit: text.culprit } : null;
  if (detail?.nodes === view.told?.nodes) return;
  view.told = detail;
  tell("way", detail);
}

// Nothing is shown before it has happened.
function mask({ shown, known, node }) {
  if (!shown) return;
  for (const part of shown.querySelectorAll("[data-needs]")) {
    const hidden = !known(part.dataset.node === undefined ? node : Number(part.dataset.node))[part.dataset.needs];
    part.classList.toggle("later", hidden);
  }
}

// --- what is written

function headed(view, name, expression) {
  const head = element("header");
  const title = head.appendChild(element("h2", "", name));
  title.tabIndex = -1;
  const cross = head.appendChild(element("button", "close"));
  cross.type = "button";
  cross.append(icon(CROSS));
  cross.setAttribute("aria-label", view.data.words.close);
  cross.addEventListener("click", () => close(view));
  if (expression) head.append(element("code", "call", expression));
  return head;
}

function waiting(view) {
  const made = element("article");
  made.append(headed(view, view.title || "…", ""), element("p", "quiet waits", view.data.words.loading));
  if (view.wanted !== view.node || view.wantedFor !== view.ticket) {
    Object.assign(view, { wanted: view.node, wantedFor: view.ticket }); // and is asked for until it is "had"
    tell("want", { node: view.node, ticket: view.ticket });
  }
  return made;
}

function written(view, text) {
  const made = element("article");
  made.append(headed(view, text.name, text.expression), lineOf(text.place, "p", "quiet"));
  for (const [kind, lines] of text.sections) made.append(section(view, kind, lines, text));
  return made;
}

function section(view, kind, lines, text) {
  const { titles, words } = view.data;
  const folds = FOLDED.has(kind);
  /** @type {any} */
  const box = element(folds ? "details" : "section");
  box.dataset.kind = kind;
  if (NEEDS[kind]) box.dataset.needs = NEEDS[kind];
  box.append(element(folds ? "summary" : "h3", "", titles[kind]));
  if (folds) box.addEventListener("toggle", () => view.opened[box.open ? "add" : "delete"](kind));
  if (kind === "why" && text.way.length > 1) box.append(lighting(view, text));
  box.append(...paragraphs(lines), element("p", "instead quiet", words["not-yet"]));
  return box;
}

function lighting(view, text) {
  const label = element("label");
  const box = label.appendChild(element("input"));
  box.type = "checkbox";
  box.addEventListener("change", () => {
    view.light = box.checked;
    tellWay(view, text);
  });
  label.append(view.data.words.light);
  return label;
}

// Items of a list stand in one.
function paragraphs(lines) {
  const made = [];
  for (const line of lines) {
    const item = line[0] === 0;
    if (!item) made.push(lineOf(line, "p", "line"));
    else {
      if (made.at(-1)?.tagName !== "UL") made.push(element("ul", "line"));
      made.at(-1).append(lineOf(line.slice(1), "li"));
    }
  }
  return made;
}

function leaves(view) {
  const { words, leaves: nodes } = view.data;
  const made = element("article");
  made.append(headed(view, words.leaves, ""), element("p", "quiet", words["leaves-hint"]));
  for (const node of nodes) {
    const text = view.texts.get(node);
    if (!text) continue;
    const box = made.appendChild(element("section"));
    box.append(element("h3", "", text.name));
    for (const kind of ["value", "adjoint"]) {
      const lines = text.sections.find(([one]) => one === kind)?.[1] ?? [];
      const part = element("div");
      Object.assign(part.dataset, { needs: NEEDS[kind], node });
      part.append(...paragraphs(lines.slice(0, 1)), element("p", "instead quiet", words["not-yet"]));
      box.append(part);
    }
  }
  return made;
}
