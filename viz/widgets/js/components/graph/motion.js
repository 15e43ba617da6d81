// A number on its way: at a step it travels along its edge into the card, where it is added to what was there.
//
// The picture reads what it reads at the step from the start; what arrives is only unveiled when the number is there.

import { shape } from "../../shared/elements.js";
import { pointsOf } from "./lines.js";

const LONGEST = 560; // ms
const SHARES = Array.from({ length: 14 }, (_, step) => step / 13); // of an edge's length
const MOST = 6; // numbers at once
const LETTER = 6.6; // px, as in viz/picture/measure.py

/** Show how the step that was just made came about: values go forward into a card, a contribution goes back to one. */
export function travel(graph, step, pause) {
  land(graph);
  if (!step || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const backward = step.edge !== undefined;
  const edges = backward ? [step.edge] : step.kind === "value" ? (graph.cards[step.card]?.in ?? []).slice(0, MOST) : [];
  const card = graph.cards[backward ? graph.edges[step.edge].tail : step.card];
  const ways = edges.flatMap((number) => flight(graph, graph.edges[number], backward));
  if (!ways.length) return;
  const line = card?.group?.querySelector(backward ? ".adjoint" : ".value");
  line?.classList.add("awaits");
  graph.flying = { ways, line };
  const duration = Math.min(LONGEST, pause * 0.55);
  const flights = ways.map(({ number, points }) =>
    number.animate(
      points.map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` })),
      { duration, easing: "cubic-bezier(.4, 0, .3, 1)", fill: "forwards" },
    ),
  );
  const flying = graph.flying;
  Promise.allSettled(flights.map((one) => one.finished)).then(() => graph.flying === flying && land(graph));
}

/** End what is on its way. */
export function land(graph) {
  for (const { number, group } of graph.flying?.ways ?? []) {
    number.remove();
    group.classList.remove("flying");
  }
  graph.flying?.line?.classList.remove("awaits");
  graph.flying = null;
}

function flight(graph, edge, backward) {
  const { group } = edge;
  const path = group?.querySelector("path.stroke-edge");
  const text = backward ? carried(edge) : graph.cards[edge.tail].valueShort;
  if (!path || !text) return [];
  const number = chip(text, backward ? "backward" : "forward");
  (group.parentNode ?? graph.sheet.drawing.into).append(number); // an edge out of view may not be there yet
  group.classList.add("flying");
  const points = pointsOf(path, SHARES);
  const from = graph.cards[backward ? edge.head : edge.tail];
  return [{ number, group, points: towards(points, from) }];
}

// The points of a line, from the card on: lines are drawn either way.
function towards(points, { group }) {
  const outline = group?.querySelector("rect");
  if (!outline) return points;
  const at = (name) => Number(outline.getAttribute(name));
  const [x, y] = [at("x") + at("width") / 2, at("y") + at("height") / 2];
  const far = (point) => Math.hypot(point.x - x, point.y - y);
  return far(points[0]) <= far(points.at(-1)) ? points : points.reverse();
}

function chip(text, look) {
  const width = text.length * LETTER + 11;
  const made = shape("g", {}, `number ${look}`);
  const label = shape("text", { y: 4, "text-anchor": "middle" }, `fill-${look} mono size-11`);
  label.textContent = text;
  made.append(shape("rect", { x: -width / 2, y: -10, width, height: 20, rx: 10 }, `fill-card stroke-${look}`), label);
  return made;
}

/** What an edge reads that it carries back; "" where it reads nothing. */
export function carried({ group }) {
  const shown = group?.querySelector("g.made text") ?? group?.querySelector(".chip text");
  return shown?.textContent ?? "";
}
