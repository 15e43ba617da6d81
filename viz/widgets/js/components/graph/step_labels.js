// What cards and edges read at a step, put in place of what the server drew.

import { shape } from "../../shared/elements.js";
import { freePlace, pointsOf } from "./lines.js";

const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // of an edge's length, where its label may stand
const LETTER = 6.6; // px, as in viz/picture/measure.py
const LINE = 14; // px, the height of a label's text

// The parts of the picture that a step changes, with what they read now: kept with the drawing.
export function partsOf({ sheet, cards, edges }) {
  const { drawing } = sheet;
  drawing.parts ??= {
    cards: cards.map((card, number) => ({
      number,
      card,
      value: card.group?.querySelector(".value"),
      adjoint: card.group?.querySelector(".adjoint"),
      drawn: Boolean(card.group?.querySelector(".adjoint > rect")),
      forward: "",
      backward: "",
    })),
    edges: edges.map((edge, number) => ({ number, edge, reads: null })),
  };
  return drawing.parts;
}

// Put words into a line of a card, squeezed into the room there is.
export function reads(card, line, text) {
  line.classList.toggle("instead", text !== "");
  let shown = line.querySelector("text.stand-in");
  if (!shown) {
    if (!text) return;
    const sign = line.querySelector("text");
    const place = { x: Number(sign.getAttribute("x")) + 16, y: sign.getAttribute("y") };
    shown = line.appendChild(shape("text", place, "stand-in fill-muted mono size-11"));
  }
  shown.textContent = text;
  const outline = card.group.querySelector("rect");
  const room =
    Number(outline.getAttribute("x")) + Number(outline.getAttribute("width")) - Number(shown.getAttribute("x")) - 5;
  if (letters(text) * 6.7 > room) {
    shown.setAttribute("textLength", room);
    shown.setAttribute("lengthAdjust", "spacingAndGlyphs");
  } else shown.removeAttribute("textLength");
}

export function letters(text) {
  let count = 0; // in columns of the monospaced font, as viz/picture/measure.py counts
  for (const letter of text) count += /\p{M}/u.test(letter) ? 0 : letter > "\u2e7f" ? 1.67 : 1;
  return count;
}

export function carries(graph, one, text) {
  const { group } = one.edge;
  if (!group) return;
  group.classList.toggle("went", text !== null);
  const shown = group.querySelector(".chip text");
  if (!shown || !group.classList.contains("contribution")) {
    if (text) drawSent(graph, one, text);
    else group.querySelector("g.made text")?.replaceChildren();
    return;
  }
  one.drawn ??= shown.textContent;
  const wanted = text || one.drawn;
  if (shown.textContent === wanted) return;
  shown.textContent = wanted;
  stretch(graph, one, letters(wanted) * LETTER + 11);
}

// Give a label the width of what it reads now. Where it would then cover a card or another label it stands elsewhere on
// its line, and nowhere if there is no room: the number that travels, and the pointer, still tell it.
function stretch(graph, one, width) {
  const { group } = one.edge;
  const [frame, text] = [group.querySelector(".chip rect"), group.querySelector(".chip text")];
  const home = homeOf(one);
  const { height } = home;
  const wider = width > home.width;
  const points = wider ? pointsOf(group.querySelector("path.stroke-edge"), SHARES) : [];
  const place = wider ? freePlace(points, taken(graph, one), { width, height }, home) : home;
  one.area = place && wider ? around(place, width, height) : undefined;
  group.querySelector(".chip").classList.toggle("nowhere", !place);
  const { x, y } = place ?? home;
  for (const [name, value] of Object.entries({ x: x - width / 2, y: y - height / 2, width }))
    frame.setAttribute(name, String(value));
  text.setAttribute("x", x);
  text.setAttribute("y", y + 4);
}

// Where the server drew an edge's label: its middle, its size, and the area that it covers; nothing where it has none.
function homeOf(one) {
  if (one.home === undefined && one.edge.group) {
    const frame = one.edge.group.querySelector(".chip rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(frame?.getAttribute(name)));
    one.home = frame && { x: x + width / 2, y: y + height / 2, width, height, area: { x, y, width, height } };
  }
  return one.home;
}

function around({ x, y }, width, height) {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

// What a label may not cover: cards, and the other labels, where they stand and where they go back to.
function taken(graph, one) {
  const others = graph.player.edges.filter((other) => other !== one);
  return [...graph.cards, ...others.flatMap((other) => [homeOf(other)?.area, other.area]).filter(Boolean)];
}

// An edge that carries nothing in the shown pass, and something in another: its label stands on it, and on nothing else.
function drawSent(graph, one, text) {
  const path = one.edge.group.querySelector("path.stroke-edge");
  const label = one.edge.group.querySelector("g.made text") ?? madeLabel(one.edge.group, path);
  const size = { width: letters(text) * LETTER, height: LINE };
  label.textContent = text;
  if (size.width <= one.area?.width) return;
  const place = freePlace(pointsOf(path, SHARES), taken(graph, one), size);
  one.area = place && around(place, size.width, size.height);
  label.classList.toggle("nowhere", !place);
  label.setAttribute("x", place?.x ?? 0);
  label.setAttribute("y", (place?.y ?? 0) + 4);
}

function madeLabel(group, path) {
  const back = path.cloneNode();
  back.setAttribute("class", "sent stroke-backward");
  const made = shape("g", {}, "made");
  const label = made.appendChild(shape("text", { "text-anchor": "middle" }, "fill-backward mono size-11"));
  group.append(back, made);
  return label;
}

/** The bookmarks of cards whose values are kept for backward, with the positions between which they are kept. */
export function marksOf({ player: { places }, cards }, { marks }) {
  return Object.entries(marks).map(([card, mark]) => ({
    ...mark,
    begin: places[mark.begin],
    end: mark.end === null ? null : places[mark.end],
    drawn: drawMark(cards[card]),
  }));
}

// A bookmark at the edge of a card: its value is kept for backward.
function drawMark({ group, width }) {
  const outline = group?.querySelector("rect");
  if (!outline) return null;
  let mark = group.querySelector(".keep");
  if (!mark) {
    const [left, top] = [Number(outline.getAttribute("x")) + width - 20, Number(outline.getAttribute("y")) - 5];
    mark = group.appendChild(shape("path", { d: `M${left} ${top}h9v12l-4.5 -3.5l-4.5 3.5z` }));
  }
  mark.setAttribute("class", "keep fill-forward");
  return mark;
}
