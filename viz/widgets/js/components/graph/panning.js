// Pan, zoom and pinch: one transform of d3-zoom moves the whole picture.

import { select } from "d3-selection";
import { zoomIdentity, zoom as zooming } from "d3-zoom";
import { hoverEdge } from "./edges.js";
import { fill } from "./filling.js";
import { hover } from "./light.js";
import { later, moveMinimap } from "./minimap.js";

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
