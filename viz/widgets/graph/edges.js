// --- edges: what one tells when it is pointed at, and what cuts one
//
// A thin line is hard to hit, so each has a wide one over it that nobody sees. Where the local Jacobian is not known
// from the numbers that are here, torch is asked for it, once the pointer has stayed a while.

const STAY = 250; // ms
const SHAPE = "http://www.w3.org/2000/svg";

function prepareEdges(graph) {
  graph.edgeHovered = -1;
  graph.edges.forEach((edge, number) => {
    const path = edge.group?.querySelector("path.stroke-edge");
    if (!path) return;
    edge.group.dataset.edge = number;
    const hit = path.cloneNode();
    hit.setAttribute("class", "hit");
    edge.group.prepend(hit);
    edge.group.classList.toggle("blocked", Boolean(edge.blocked));
    if (edge.cut) drawCut(edge.group, path, edge.cut);
  });
}

// Two bars across the line, and what they are.
function drawCut(group, path, text) {
  const whole = path.getTotalLength();
  const [middle, ahead] = [path.getPointAtLength(whole / 2), path.getPointAtLength(whole / 2 + 1)];
  const length = Math.hypot(ahead.x - middle.x, ahead.y - middle.y) || 1;
  const [x, y] = [(ahead.x - middle.x) / length, (ahead.y - middle.y) / length];
  const bar = (along) => {
    const [left, top] = [middle.x + x * along, middle.y + y * along];
    return `M${left - y * 7} ${top + x * 7}L${left + y * 7} ${top - x * 7}`;
  };
  const cut = group.appendChild(document.createElementNS(SHAPE, "g"));
  cut.setAttribute("class", "cut");
  cut.appendChild(document.createElementNS(SHAPE, "path")).setAttribute("d", bar(-2.5) + bar(2.5));
  const label = cut.appendChild(document.createElementNS(SHAPE, "text"));
  for (const [name, value] of Object.entries({ x: middle.x, y: middle.y + 20, "text-anchor": "middle", class: "mono size-11" })) {
    label.setAttribute(name, value);
  }
  label.textContent = text;
}

function hoverEdge(graph, number) {
  if (number === graph.edgeHovered) return;
  graph.edges[graph.edgeHovered]?.group?.classList.remove("told");
  graph.edgeHovered = number;
  clearTimeout(graph.staying);
  const edge = graph.edges[number];
  if (!edge) {
    if (graph.hovered < 0) graph.tip.hidden = true;
    return lightSource(null);
  }
  hover(graph, -1);
  edge.group.classList.add("told");
  lightSource(graph.cards[edge.head].span);
  tellEdge(graph, edge);
  if (edge.asks && graph.data.asked?.edge !== edge.id) {
    graph.staying = setTimeout(() => graph.send({ edge: edge.id }), STAY);
  }
}

function tellEdge(graph, edge) {
  if (!edge.says) return (graph.tip.hidden = true);
  const { tip, data } = graph;
  const says = [...edge.says];
  if (data.asked?.edge === edge.id) says.push(...data.asked.says);
  else if (edge.asks) says.push(data.words["edge-asking"]);
  const title = element("div", "title");
  title.append(element("b", "", edge.title));
  tip.replaceChildren(title, ...says.map((text) => element("div", edge.blocked ? "hint" : "fact", text)));
  tip.hidden = false;
  const path = edge.group.querySelector("path.stroke-edge");
  const middle = path.getPointAtLength(path.getTotalLength() / 2);
  placeTip(graph, { x: middle.x - 40, y: middle.y - 14, height: 30 });
  return says;
}

// The key "e" goes through the edges of the card under the cursor, so that a keyboard reaches them too.
function nextEdge(graph) {
  const card = graph.cards[graph.cursor];
  if (!card) return;
  const own = [...card.in, ...card.out];
  const next = own[own.indexOf(graph.edgeHovered) + 1] ?? own[0];
  if (next === undefined) return;
  if (next === graph.edgeHovered) hoverEdge(graph, -1);
  hoverEdge(graph, next);
  const edge = graph.edges[next];
  graph.said.textContent = [edge.title, ...(edge.says ?? [])].filter(Boolean).join(". ");
}
