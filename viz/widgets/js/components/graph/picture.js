// The picture: an SVG of the server's, its groups found again as cards and edges.

import { element } from "../../shared/elements.js";
import { cardOf } from "./choosing.js";
import { list, search } from "./controls.js";
import { hoverEdge, prepareEdges } from "./edges.js";
import { hover } from "./light.js";
import { drawMinimap, later } from "./minimap.js";
import { fit, move } from "./moving.js";

export function redraw(graph, data) {
  const before = graph.svg ? anchor(graph) : undefined;
  graph.drawn = data.svg;
  const holder = element("div");
  holder.innerHTML = data.svg; // viz/picture/svg.py writes it: every text of a program in it is escaped
  graph.svg = holder.querySelector("svg");
  graph.canvas.replaceChildren(...(graph.svg ? [graph.svg] : []));
  graph.empty.hidden = Boolean(graph.svg);
  hover(graph, -1);
  hoverEdge(graph, -1);
  graph.cards = [];
  graph.edges = [];
  if (!graph.svg) {
    if (graph.minimap) graph.minimap.box.hidden = true;
    return list(graph, []);
  }
  const [, , width, height] = graph.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  Object.assign(graph, { width, height });
  Object.assign(graph.svg.style, { width: `${width}px`, height: `${height}px` });
  graph.svg.setAttribute("aria-hidden", "true");
  index(graph, data);
  prepareEdges(graph);
  list(graph, data.cards);
  search(graph);
  later(graph, drawMinimap);
  const after = before && place(graph, before.id);
  // While a leaf is turned the numbers change and nothing else: a picture that grew with each would jump.
  if (data.turning && before !== undefined) return move(graph, graph.scale, graph.x, graph.y);
  if (graph.fitted || !after) return fit(graph);
  move(graph, graph.scale, before.left - after.x * graph.scale, before.top - after.y * graph.scale);
}

// Note which group is which card or edge, where the cards stand, and who is joined to whom.
export function index(graph, data) {
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
      ...card,
      group,
      in: [],
      out: [],
      x: left + size("x"),
      y: top + size("y"),
      width: size("width"),
      height: size("height"),
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

// What should stay where it is on the screen when the picture changes: what was folded, or what is selected.
export function anchor(graph) {
  const id = graph.toggled ?? graph.cards[cardOf(graph, graph.selected)]?.id;
  graph.toggled = null;
  const at = id && place(graph, id);
  return at ? { id, left: graph.x + at.x * graph.scale, top: graph.y + at.y * graph.scale } : null;
}

export function place(graph, id) {
  const card = graph.cards.find((one) => one.id === id);
  if (card) return card;
  const frame = graph.data.frames.findIndex((one) => one.id === id);
  return frame < 0 ? null : (graph.cards.find((one) => one.frame === frame) ?? null);
}
