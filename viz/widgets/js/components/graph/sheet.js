// A picture of the server's as elements: parsed once, in idle moments where there are some, and kept for the next time.
//
// A drawing is the SVG; a sheet is one together with what came beside it. Two backward passes may share a drawing.

import { element } from "../../shared/elements.js";
import { inQuiet } from "../../shared/quiet.js";
import { thingsOf } from "./filling.js";

const MOST_LETTERS = 6_000_000; // of the pictures that are kept as elements
const AT_ONCE = 40; // groups that are parsed in one idle moment
const GROUP = /(?=<g id="[^"]*" class="(?:cluster|edge|node)\b)/; // see viz/picture/svg.py

/** The sheet of what the server sent, made now where it is not there yet. */
export function sheetOf(graph, data) {
  const { sheets } = graph;
  const kept = sheets.get(data.cards) ?? begun(graph, data);
  while (!isWhole(kept)) goOn(kept);
  sheets.delete(data.cards);
  sheets.set(data.cards, kept); // the last that was used stays longest
  forgetOldest(graph);
  return kept;
}

/** Make the sheets of the pictures that are here, while nobody does anything. */
export function prepare(graph) {
  graph.endPreparing();
  const next = [...graph.pictures.values()].find((data) => !isWhole(graph.sheets.get(data.cards)));
  const letters = [...graph.sheets.values()].reduce((sum, one) => sum + one.drawing.text.length, 0);
  if (!next || letters + next.svg.length > MOST_LETTERS) return;
  graph.endPreparing = inQuiet(() => {
    const sheet = graph.sheets.get(next.cards) ?? begun(graph, next);
    graph.sheets.set(next.cards, sheet);
    goOn(sheet);
    prepare(graph);
  });
}

function isWhole(sheet) {
  return sheet?.edges !== undefined;
}

function forgetOldest({ sheets, sheet }) {
  let letters = 0;
  for (const [cards, one] of [...sheets].reverse()) {
    letters += one.drawing.text.length;
    if (letters > MOST_LETTERS && one !== sheet) sheets.delete(cards);
  }
}

function begun({ sheets, sheet }, data) {
  const drawn = [sheet, ...sheets.values()].find((one) => one?.drawing.text === data.svg)?.drawing;
  return { data, drawing: drawn ?? drawing(data.svg) };
}

// The SVG without its groups, which wait to be parsed.
function drawing(text) {
  const [frame, ...waiting] = text.split(GROUP);
  const svg = parsed(frame);
  return { text, svg, waiting, into: svg?.querySelector("g") ?? svg, groups: new Map(), width: 0, height: 0 };
}

// viz/picture/svg.py writes it: every text of a program in it is escaped.
function parsed(text) {
  const holder = element("div");
  holder.innerHTML = text;
  return holder.querySelector("svg");
}

function goOn(sheet) {
  const { drawing: of } = sheet;
  if (of.waiting.length)
    return of.into.append(...(parsed(`<svg>${of.waiting.splice(0, AT_ONCE).join("")}`)?.childNodes ?? []));
  if (of.svg && !of.width) measure(of);
  Object.assign(sheet, joined(of, sheet.data));
}

function measure(of) {
  const [, , width, height] = of.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  Object.assign(of, { width, height });
  Object.assign(of.svg.style, { width: `${width}px`, height: `${height}px` });
  of.svg.setAttribute("aria-hidden", "true");
  for (const group of of.into.children) if (group.id) of.groups.set(group.id, group);
}

// Note which group is which card or edge, where the cards stand, and who is joined to whom.
function joined(of, data) {
  const { svg, groups } = of;
  if (!svg) return { cards: [], edges: [], things: [] };
  const cards = data.cards.map((card, number) => {
    const group = groups.get(card.id);
    const outline = group?.querySelector("rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(outline?.getAttribute(name) ?? 0));
    if (group) group.dataset.card = number;
    return { ...card, group, in: [], out: [], x, y, width, height };
  });
  const edges = data.edges.map((edge, number) => {
    cards[edge.tail].out.push(number);
    cards[edge.head].in.push(number);
    return { ...edge, group: groups.get(edge.id) };
  });
  for (const frame of data.frames) {
    for (const group of [groups.get(`f${frame.id}`), groups.get(`tf${frame.id}`)])
      if (group) group.dataset.frame = frame.id;
  }
  prepareEdges(edges);
  return { cards, edges, things: (of.things ??= thingsOf(of, cards, edges)) };
}

/** Give every edge what is pointed at; once for each drawing. */
function prepareEdges(edges) {
  edges.forEach((edge, number) => {
    const path = edge.group?.querySelector("path.stroke-edge");
    if (!path) return;
    edge.group.dataset.edge = number;
    edge.group.classList.toggle("blocked", Boolean(edge.blocked));
    if (!edge.group.querySelector(".hit")) {
      const hit = path.cloneNode();
      hit.setAttribute("class", "hit");
      edge.group.prepend(hit);
    }
  });
}
