// What is lit: what flows into a card and out of it, the way of a gradient, the expression in the editor.

import { element } from "../../shared/elements.js";
import { lookSoon } from "./ahead.js";
import { toggled } from "./picture_choice.js";
import { lightSource } from "./source_light.js";
import { happened } from "./step_times.js";

export function walk(graph, start, ends, joins) {
  const cards = new Set([start]);
  const edges = new Set();
  const waiting = [start];
  while (waiting.length) {
    for (const edge of graph.cards[waiting.pop()][joins]) {
      edges.add(edge);
      const next = graph.edges[edge][ends];
      if (!cards.has(next)) waiting.push(next);
      cards.add(next);
    }
  }
  return { cards, edges };
}

export function hover(graph, number) {
  if (number === graph.hovered) return;
  graph.hovered = number;
  graph.canvas.classList.toggle("hovering", number >= 0);
  if (number < 0) {
    graph.tip.hidden = true;
    return lightSource(null);
  }
  const up = walk(graph, number, "tail", "in");
  const down = walk(graph, number, "head", "out");
  graph.cards.forEach((card, one) => {
    lit(card.group, one === number, up.cards.has(one), down.cards.has(one));
  });
  graph.edges.forEach((edge, one) => {
    lit(edge.group, false, up.edges.has(one), down.edges.has(one));
  });
  lightSource(graph.cards[number].span);
  const { folds } = graph.cards[number];
  if (folds) lookSoon(graph, () => [toggled(graph, folds)]);
}

export function lit(group, here, up, down) {
  if (!group) return;
  group.classList.toggle("here", here);
  group.classList.toggle("up", up && !here);
  group.classList.toggle("down", down && !here);
}

export function showTip(graph, number) {
  const { tip, data } = graph;
  if (graph.moving) return;
  const card = graph.cards[number];
  const line = (name, text, look) => {
    const row = element("div", look);
    row.append(element("b", "", name), element("span", "", text));
    return row;
  };
  const title = element("div", "title");
  title.append(
    element("b", "", card.title),
    element("span", "", ` ${[card.beside, card.turn].filter(Boolean).join(" · ")}`),
  );
  const rows = [title];
  if (card.formula) rows.push(element("div", "formula", card.formula));
  if (card.value !== undefined) {
    const { ran, adjoint } = happened(graph, number);
    const [value, back] = [ran ? card.value : data.words["not-yet"], adjoint ? card.adjoint : data.words["not-yet"]];
    rows.push(line("▸ ", value, "forward"), line("◂ ", back, "backward"));
    rows[rows.length - 2].title = data.words.value;
  }
  const mark = data.timeline.marks[number];
  if (mark) rows.push(element("div", "hint", data.words["kept-by"].replace("{operations}", mark.by.join(", "))));
  if (card.folds) rows.push(element("div", "hint", data.words.unfold));
  tip.replaceChildren(...rows);
  tip.hidden = false;
  placeTip(graph, card);
}

// Under what is told, or over it where there is no room; never over the edge of the view.
export function placeTip(graph, { x, y, height }) {
  const { tip, room } = graph;
  const [across, down] = [tip.offsetWidth, tip.offsetHeight]; // both before anything is changed again
  const left = Math.max(4, Math.min(graph.x + x * graph.scale, room.width - across - 8));
  const above = graph.y + y * graph.scale - down - 8;
  const under = graph.y + (y + height) * graph.scale + 8;
  tip.style.transform = `translate(${left}px, ${under + down > room.height && above > 0 ? above : under}px)`;
}

// The way that a gradient takes, or up to the place that cuts it (which the drawer tells); and what a mistake is about.
export function trace(graph) {
  const { cardOf, wrong } = graph.data;
  const way = new Set((graph.way?.nodes ?? []).map((node) => cardOf[node]));
  const culprit = graph.way ? cardOf[graph.way.culprit] : undefined;
  graph.cards.forEach((card, number) => {
    card.group?.classList.toggle("traced", way.has(number));
    card.group?.classList.toggle("culprit", number === culprit);
    card.group?.classList.toggle("wrong", Boolean(wrong?.includes(number)));
  });
  for (const edge of graph.edges) edge.group?.classList.toggle("traced", way.has(edge.tail) && way.has(edge.head));
}
