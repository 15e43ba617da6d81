// Edges: what one tells when it is pointed at
//
// A thin line is hard to hit, so each has a wide one over it that nobody sees. Where the local Jacobian is not known
// from the numbers that are here, torch is asked for it, once the pointer has stayed a while.

import { element } from "../../shared/elements.js";
import { tell } from "../../shared/events.js";
import { hover, placeTip } from "./light.js";
import { pointsOf } from "./lines.js";
import { lightSource } from "./source_light.js";

const STAY = 250; // ms

export function hoverEdge(graph, number) {
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
  if (edge.asks && !graph.answers.has(edge.id)) graph.staying = setTimeout(() => ask(graph, edge.id), STAY);
}

function ask({ data }, edge) {
  tell("edge", { edge, ticket: data.ticket });
}

export function tellEdge(graph, edge) {
  graph.tip.hidden = !edge.says || Boolean(graph.moving);
  if (graph.tip.hidden) return;
  const { tip, data } = graph;
  const went = !graph.player.active || graph.player.edges[graph.edges.indexOf(edge)].reads !== null;
  const says = went ? [...edge.says] : [data.words["not-yet"]];
  if (went && graph.answers.has(edge.id)) says.push(...graph.answers.get(edge.id));
  else if (went && edge.asks) says.push(data.words["edge-asking"]);
  const title = element("div", "title");
  title.append(element("b", "", edge.title));
  tip.replaceChildren(title, ...says.map((text) => element("div", edge.blocked ? "hint" : "fact", text)));
  tip.hidden = false;
  const [middle] = pointsOf(edge.group.querySelector("path.stroke-edge"), [0.5]);
  placeTip(graph, { x: middle.x - 40, y: middle.y - 14, height: 30 });
  return says;
}

// The key "e" goes through the edges of the card under the cursor, so that a keyboard reaches them too.
export function nextEdge(graph) {
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
