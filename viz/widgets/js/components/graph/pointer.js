// What the pointer does over the picture.

import { fit } from "./camera.js";
import { hoverEdge } from "./edges.js";
import { hover, showTip } from "./light.js";
import { toggle } from "./picture_choice.js";
import { choose, pressed } from "./selection.js";

export function listen(graph) {
  const { view } = graph;
  view.addEventListener("pointermove", (event) => event.buttons || pointed(graph, event));
  view.addEventListener("pointerleave", () => {
    hover(graph, -1);
    hoverEdge(graph, -1);
  });
  view.addEventListener("click", (event) => clicked(graph, target(event)));
  view.addEventListener("keydown", (event) => pressed(graph, event));
  view.addEventListener("dblclick", (event) => target(event).card === undefined && fit(graph, true));
}

export function target(event) {
  const group = event.target.closest?.("g[data-card], g[data-edge], g[data-frame]");
  return { card: group?.dataset.card, edge: group?.dataset.edge, frame: group?.dataset.frame };
}

export function pointed(graph, event) {
  const { card, edge } = target(event);
  hoverEdge(graph, edge === undefined ? -1 : Number(edge));
  const number = card === undefined ? -1 : Number(card);
  if (number === graph.hovered) return;
  hover(graph, number);
  if (number >= 0) showTip(graph, number);
}

export function clicked(graph, { card, frame }) {
  graph.view.focus({ preventScroll: true });
  graph.tip.hidden = true; // the drawer says more
  if (card !== undefined) choose(graph, Number(card));
  else if (frame !== undefined) toggle(graph, frame);
}
