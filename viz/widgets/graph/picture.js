// --- the picture

function redraw(graph, data) {
  const before = anchor(graph);
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
  laterMinimap(graph, drawMinimap);
  const after = before && place(graph, before.id);
  if (graph.fitted || !after) return fit(graph);
  move(graph, graph.scale, before.left - after.x * graph.scale, before.top - after.y * graph.scale);
}

// Note which group is which card or edge, where the cards stand, and who is joined to whom.
function index(graph, data) {
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
      ...card, group, in: [], out: [],
      x: left + size("x"), y: top + size("y"), width: size("width"), height: size("height"),
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

function fit(graph, whole = false) {
  const { clientWidth, clientHeight } = graph.view;
  if (!graph.svg || !clientWidth) return;
  const all = Math.min(SVG_LARGEST, (clientWidth - 24) / graph.width, (clientHeight - 64) / graph.height);
  const scale = whole || all >= LEGIBLE ? all : READABLE;
  // What is longer than the view begins at its first card.
  const first = graph.cards[0] ?? { y: 0, height: graph.height };
  const taller = graph.height * scale > clientHeight - 64;
  const fromTop = taller ? first.y + first.height / 2 : graph.height / 2;
  const x = Math.max(12, (clientWidth - graph.width * scale) / 2);
  const y = 20 + clientHeight / 2 - fromTop * scale;
  // … and leaves no room empty above or below that the rest of it could fill.
  move(graph, scale, x, taller ? Math.min(44, Math.max(y, clientHeight - 12 - graph.height * scale)) : y);
  graph.fitted = true;
}

function move(graph, scale, x, y) {
  Object.assign(graph, { scale, x, y });
  graph.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  graph.view.style.backgroundPosition = `${x}px ${y}px`;
  laterMinimap(graph, moveMinimap);
}

function zoom(graph, factor, left = graph.view.clientWidth / 2, top = graph.view.clientHeight / 2) {
  const scale = Math.min(BIGGEST, Math.max(SMALLEST, graph.scale * factor));
  const ratio = scale / graph.scale;
  graph.fitted = false;
  move(graph, scale, left - (left - graph.x) * ratio, top - (top - graph.y) * ratio);
}

// What should stay where it is on the screen when the picture changes: what was folded, or what is selected.
function anchor(graph) {
  const id = graph.toggled ?? graph.cards[cardOf(graph, graph.selected)]?.id;
  graph.toggled = null;
  const at = id && place(graph, id);
  return at ? { id, left: graph.x + at.x * graph.scale, top: graph.y + at.y * graph.scale } : null;
}

function place(graph, id) {
  const card = graph.cards.find((one) => one.id === id);
  if (card) return card;
  const frame = graph.data.frames.findIndex((one) => one.id === id);
  return frame < 0 ? null : graph.cards.find((one) => one.frame === frame) ?? null;
}

