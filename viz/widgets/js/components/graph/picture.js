// The picture: a sheet of the server's on the page, where it should stand.

import { fit, move, reveal } from "./camera.js";
import { search } from "./controls.js";
import { hoverEdge } from "./edges.js";
import { hover } from "./light.js";
import { drawMinimap, later } from "./minimap.js";
import { land } from "./motion.js";
import { cardOf } from "./selection.js";
import { list } from "./spoken.js";

/** Take over another sheet. Its elements come onto the page by `attach`, when all else is known. */
export function redraw(graph, data, sheet) {
  const before = graph.svg ? anchor(graph) : undefined;
  land(graph);
  hover(graph, -1);
  hoverEdge(graph, -1);
  const { drawing, cards, edges } = sheet;
  const same = drawing.svg === graph.svg && drawing.svg !== null;
  Object.assign(graph, { sheet, svg: drawing.svg, cards, edges, width: drawing.width, height: drawing.height });
  graph.empty.hidden = Boolean(graph.svg);
  list(graph, cards);
  if (!graph.svg) {
    if (graph.minimap) graph.minimap.box.hidden = true;
    return;
  }
  search(graph);
  if (same) return;
  later(graph, drawMinimap);
  const after = before && place(graph, before.id);
  // While a leaf is turned the numbers change and nothing else: a picture that grew with each would jump.
  if (data.turning && before !== undefined) return move(graph, graph.scale, graph.x, graph.y);
  if (graph.fitted || !after) return fit(graph);
  move(graph, graph.scale, before.left - after.x * graph.scale, before.top - after.y * graph.scale);
  // What stood far out of view would keep all of another picture out of view.
  if (!before.seen) reveal(graph, after);
}

// What should stay where it is on the screen when the picture changes: what was folded, or what is selected.
export function anchor(graph) {
  const id = graph.toggled ?? graph.cards[cardOf(graph, graph.selected)]?.id;
  graph.toggled = null;
  const at = id && place(graph, id);
  if (!at) return null;
  const [left, top] = [graph.x + at.x * graph.scale, graph.y + at.y * graph.scale];
  const within = (start, length, room) => start < room && start + length * graph.scale > 0;
  const seen = within(left, at.width, graph.room.width) && within(top, at.height, graph.room.height);
  return { id, left, top, seen };
}

export function place(graph, id) {
  const card = graph.cards.find((one) => one.id === id);
  if (card) return card;
  const frame = graph.data.frames.findIndex((one) => one.id === id);
  return frame < 0 ? null : (graph.cards.find((one) => one.frame === frame) ?? null);
}
