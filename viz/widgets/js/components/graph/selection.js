// Selection, by pointer and by keys. It happens here; the server hears of it later.

import { tell } from "../../shared/events.js";
import { actionOf } from "../../shared/keys.js";
import { fit, reveal, zoom } from "./camera.js";
import { hoverEdge, nextEdge } from "./edges.js";
import { toggle } from "./picture_choice.js";
import { goTo } from "./player.js";
import { spanOf } from "./source_light.js";
import { spoken } from "./spoken.js";
import { known } from "./step_times.js";

export function cardOf(graph, node) {
  return node === null || node === undefined ? -1 : (graph.data?.cardOf[node] ?? -1);
}

export function mark(graph, node) {
  const changed = node !== graph.selected;
  graph.selected = node;
  const chosen = cardOf(graph, node);
  cursorTo(graph, chosen >= 0 ? chosen : changed ? -1 : (graph.cursor ?? -1));
  if (changed && chosen >= 0) reveal(graph, graph.cards[chosen]);
  tellSelected(graph, "page");
}

// The editor lights where the selected node stands (not every node has a card: what the server says comes first), and
// the drawer shows its details. `by` is "hand" where somebody chose it just now, and "page" else.
export function tellSelected(graph, by, /** @type {boolean | "keys"} */ open = false) {
  const { data, selected: node } = graph;
  const card = graph.cards[cardOf(graph, node)];
  const span = node === data.selected ? data.selectedSpan : card?.span;
  tell("selected", { spans: span ? [spanOf(span)] : [] });
  const detail = { node, ticket: data.ticket, title: card?.title ?? "", by, open, known: (one) => known(graph, one) };
  tell("node", detail);
}

// The cursor is the selected card, or a folded one that the arrow keys stand on.
export function cursorTo(graph, number) {
  if (number !== graph.cursor) hoverEdge(graph, -1);
  graph.cursor = number;
  const card = graph.cards[number];
  graph.cards.forEach((one, place) => {
    one.group?.classList.toggle(
      "selected",
      place === number || (card?.node !== undefined && one.node === card.node && one.node !== null),
    );
  });
  for (const edge of graph.edges) edge.group?.classList.toggle("near", edge.tail === number || edge.head === number);
  graph.said.textContent = card ? spoken(graph, card) : "";
}

/**
 * Select the card of this number, or nothing; a folded card opens, where `open` is wanted.
 * @param {boolean | "keys"} [open] Whether details open, and get the focus.
 */
export function choose(graph, number, open = true) {
  const card = graph.cards[number];
  cursorTo(graph, number);
  if (card?.folds) return open ? toggle(graph, card.folds) : undefined;
  const node = card?.node ?? null;
  if (card && node === null) return;
  graph.selected = node;
  tellSelected(graph, "hand", open);
}

// --- keys: an arrow goes along an edge that leads its way, else to the next card there; right and left find users and
// operands in any case, so that a program can be walked through whichever way it is laid out

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function towards(graph, card, [right, down]) {
  const joined = [...card.in.map((edge) => graph.edges[edge].tail), ...card.out.map((edge) => graph.edges[edge].head)];
  const along = nearest(
    card,
    joined.map((number) => graph.cards[number]),
    right,
    down,
  );
  const beside = along ?? nearest(card, graph.cards, right, down);
  if (beside || !right) return beside;
  const edge = graph.edges[right > 0 ? card.out[0] : card.in[0]];
  return graph.cards[right > 0 ? edge?.head : edge?.tail];
}

function nearest(card, others, right, down) {
  const far = (other) => {
    const [x, y] = [
      other.x + (other.width - card.width) / 2 - card.x,
      other.y + (other.height - card.height) / 2 - card.y,
    ];
    const [along, aside] = [x * right + y * down, Math.abs(x * down + y * right)];
    return other.group && along > 4 && aside <= along ? along + 2 * aside : Infinity;
  };
  const [best] = others.filter((other) => far(other) < Infinity).sort((one, two) => far(one) - far(two));
  return best;
}

const ACTIONS = {
  first: (graph) => go(graph, 0),
  last: (graph) => go(graph, lastNode(graph)),
  close: (graph) => choose(graph, -1),
  in: (graph) => zoom(graph, 1.25),
  out: (graph) => zoom(graph, 0.8),
  fit: (graph) => fit(graph, true),
  edge: nextEdge,
  search: (graph) => graph.controls.search.focus(),
  back: (graph) => goTo(graph, graph.player.at - 1),
  on: (graph) => goTo(graph, graph.player.active ? graph.player.at + 1 : 1),
};

export function pressed(graph, event) {
  const action = actionOf("picture", event) ?? "";
  if (event.altKey || event.metaKey || (event.ctrlKey && !["in", "out", "fit"].includes(action))) return;
  if (action === "cards" && graph.cards.length) step(graph, ARROWS[event.key]);
  else if (action === "open" && graph.cursor >= 0) choose(graph, graph.cursor, "keys");
  else if (action in ACTIONS) ACTIONS[action](graph);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function step(graph, way) {
  const card = graph.cards[graph.cursor];
  const target = card ? towards(graph, card, way) : graph.cards[0];
  if (target) go(graph, graph.cards.indexOf(target));
}

export function go(graph, number) {
  if (!graph.cards[number]) return;
  choose(graph, number, false);
  reveal(graph, graph.cards[number]);
}

export function lastNode(graph) {
  return graph.cards.findLastIndex((card) => card.node !== null && card.node !== undefined);
}
