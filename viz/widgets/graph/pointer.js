// --- pointer

function listen(graph) {
  const { view } = graph;
  let start = null;
  view.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = { id: event.pointerId, left: event.clientX, top: event.clientY, x: graph.x, y: graph.y, on: target(event), dragged: false };
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener("pointermove", (event) => {
    if (!start) return pointed(graph, event);
    const [x, y] = [event.clientX - start.left, event.clientY - start.top];
    if (!start.dragged && Math.hypot(x, y) < CLICK) return;
    if (!start.dragged) {
      start.dragged = true;
      graph.fitted = false;
      hover(graph, -1);
      hoverEdge(graph, -1);
      view.classList.add("dragging");
    }
    move(graph, graph.scale, start.x + x, start.y + y);
  });
  const end = (event) => {
    if (start && !start.dragged && event.type === "pointerup") clicked(graph, start.on);
    start = null;
    view.classList.remove("dragging");
  };
  view.addEventListener("pointerup", end);
  view.addEventListener("pointercancel", end);
  view.addEventListener("pointerleave", () => start || (hover(graph, -1), hoverEdge(graph, -1)));
  view.addEventListener("wheel", (event) => wheeled(graph, event), { passive: false });
  view.addEventListener("keydown", (event) => pressed(graph, event));
  view.addEventListener("dblclick", (event) => target(event).card === undefined && fit(graph, true));
}

function target(event) {
  const group = event.target.closest?.("g[data-card], g[data-edge], g[data-frame]");
  return { card: group?.dataset.card, edge: group?.dataset.edge, frame: group?.dataset.frame };
}

function pointed(graph, event) {
  const { card, edge } = target(event);
  hoverEdge(graph, edge === undefined ? -1 : Number(edge));
  const number = card === undefined ? -1 : Number(card);
  if (number === graph.hovered) return;
  hover(graph, number);
  if (number >= 0) showTip(graph, number);
}

function clicked(graph, { card, frame }) {
  graph.view.focus({ preventScroll: true });
  if (card !== undefined) choose(graph, Number(card));
  else if (frame !== undefined) toggle(graph, frame);
}

// The page scrolls as everywhere unless Ctrl is held or the picture has the focus.
function wheeled(graph, event) {
  if (!event.ctrlKey && graph.root.activeElement !== graph.view && document.activeElement !== graph.view) return;
  event.preventDefault();
  const around = graph.view.getBoundingClientRect();
  const amount = event.deltaY * (event.deltaMode ? 30 : 1);
  zoom(graph, Math.exp(-amount / 500), event.clientX - around.left, event.clientY - around.top);
}

