// Pan, zoom and pinch: one transform of d3-zoom moves the whole picture.

import { select } from "d3-selection";
import { zoomIdentity, zoom as zooming } from "d3-zoom";
import { hoverEdge } from "./edges.js";
import { fill } from "./filling.js";
import { hover } from "./light.js";
import { later, moveMinimap } from "./minimap.js";
import { firstView } from "./room.js";

const SMALLEST = 0.02;
const BIGGEST = 4;
const CLICK = 4; // px that a pointer may move in a click

/** Let hand, wheel and fingers move the picture. A double click on nothing shows the whole. */
export function moveByHand(graph) {
  const { view } = graph;
  let at = zoomIdentity; // where a hand began
  graph.zoom = zooming()
    .scaleExtent([SMALLEST, BIGGEST])
    .extent(() => [
      [0, 0],
      [graph.room.width, graph.room.height],
    ])
    .clickDistance(CLICK)
    .filter((event) => (event.type === "wheel" ? takesWheel(graph, event) : !event.button))
    .wheelDelta((event) => (-event.deltaY * (event.deltaMode ? 30 : 1)) / 350)
    .on("start", ({ transform }) => {
      at = transform;
    })
    .on("zoom", ({ transform, sourceEvent }) => {
      if (sourceEvent) {
        graph.fitted = false;
        if (!view.classList.contains("dragging") && Math.hypot(transform.x - at.x, transform.y - at.y) > CLICK) {
          view.classList.add("dragging");
          hover(graph, -1);
          hoverEdge(graph, -1);
        }
      }
      show(graph, transform);
    })
    .on("end", () => view.classList.remove("dragging"));
  select(view).call(graph.zoom).on("dblclick.zoom", null);
}

// The page scrolls as everywhere unless Ctrl is held or the picture has the focus.
function takesWheel(graph, event) {
  return event.ctrlKey || graph.root.activeElement === graph.view || document.activeElement === graph.view;
}

function show(graph, { k, x, y }) {
  Object.assign(graph, { scale: k, x, y });
  graph.canvas.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  graph.view.style.backgroundPosition = `${x}px ${y}px`;
  later(graph, moveMinimap);
  fill(graph);
}

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
