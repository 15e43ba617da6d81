// The camera: one transform of d3-zoom says which part of the picture is in view, and how large.

import { select } from "d3-selection";
import { zoomIdentity } from "d3-zoom";
import { firstView } from "./room.js";

export function move(graph, scale, x, y) {
  graph.zoom.transform(select(graph.view), zoomIdentity.translate(x, y).scale(scale));
}

export function zoom(graph, factor) {
  graph.fitted = false;
  graph.zoom.scaleBy(select(graph.view), factor);
}

/** Show the whole picture, or the end of one that would be too small to be read. */
export function fit(graph, whole = false) {
  if (!graph.svg || !graph.room.width) return;
  const { scale, x, y } = firstView(graph, whole);
  move(graph, scale, x, y);
  graph.fitted = true;
}

/** Move the picture by as little as brings a card into view, beside the drawer. */
export function reveal(graph, card) {
  if (!graph.room.width) return; // nobody sees it yet
  const left = graph.x + card.x * graph.scale;
  const top = graph.y + card.y * graph.scale;
  const inside = (start, length, room) => (start < 16 ? 16 - start : Math.min(0, room - 16 - start - length));
  const x = inside(left, card.width * graph.scale, graph.room.width - graph.covered.right);
  const y = inside(top, card.height * graph.scale, graph.room.height - graph.covered.bottom);
  if (!x && !y) return;
  graph.fitted = false;
  move(graph, graph.scale, graph.x + x, graph.y + y);
}
