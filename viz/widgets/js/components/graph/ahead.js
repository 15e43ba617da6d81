// Looking ahead: once the picture has stood for a while, the server is asked for those that are one click away.

import { tell } from "../../shared/events.js";
import { arrived, isComing, nameOf, programOf, put, toggled } from "./picture_choice.js";
import { prepare } from "./sheet.js";

const REST = 900; // ms without a new picture
const SOON = 80; // ms for which a pointer stays on what it may open
const MOST = 24; // pictures of one question, as in viz/widgets/graph/ahead.py
const PASSES = 4; // others that are likely to be wanted
const LARGE = 60_000; // letters of a picture: other passes are then drawn when a hand comes to their list
export const LAYOUTS = ["", "LR", "TB", "rows"];

/** Ask for what is likely to be wanted next, when nothing happens for a while. */
export function lookAhead(graph) {
  clearTimeout(graph.resting);
  if (!graph.data.chosen || graph.data.turning) return;
  graph.resting = setTimeout(() => requestIdleCallback(() => wish(graph, neighbours(graph))), REST);
}

/** Ask for one of them now: a pointer or the keyboard is on it. */
export function lookSoon(graph, wanted) {
  clearTimeout(graph.pointing);
  if (graph.data.chosen) graph.pointing = setTimeout(() => wish(graph, wanted()), SOON);
}

/** Take over what was drawn ahead, unless it is of another program or room by now; what is here already stays. */
export function take(graph, { ticket, room, node, chosen, found }) {
  const { data } = graph;
  if (!data?.chosen || graph.moving || programOf(ticket) !== programOf(data.ticket)) return;
  if (data.room && String(room) !== String(data.room)) return;
  const own = `${programOf(ticket)}-${found.shown ?? ""}`;
  if (!graph.pictures.has(nameOf(graph, chosen, node))) put(graph, chosen, { ...found, ticket: own }, node);
  if (found.details) tell("details", { ticket: own, details: found.details });
  arrived(graph);
  prepare(graph);
}

function wish(graph, wanted) {
  const { data, pictures } = graph;
  const chosen = wanted
    .filter((one) => !pictures.has(nameOf(graph, one)) && !isComing(graph, nameOf(graph, one)))
    .slice(0, MOST);
  if (!chosen.length || (data.room && !graph.seen)) return; // it will be drawn for another room
  for (const one of chosen) graph.asked.set(nameOf(graph, one), performance.now());
  tell("wish", { ticket: data.ticket, room: data.room, node: graph.selected, chosen });
}

/** What one click makes of the picture, the likeliest first. */
export function neighbours(graph) {
  const { data } = graph;
  const folds = [
    ...data.cards.filter((card) => card.folds).map((card) => card.folds),
    ...data.frames.map(({ id }) => id),
  ];
  return [
    ...folds.slice(0, MOST - 8).map((name) => toggled(graph, name)),
    ...(data.svg.length < LARGE ? passes(graph) : []),
  ];
}

/** Other backward passes, those beside the shown one first. */
export function passes({ data }) {
  const count = data.menu.passes.length;
  const near = [data.chosen.pass - 1, data.chosen.pass + 1, 0, count - 1].filter((one) => one >= 0 && one < count);
  return [...new Set(near)].slice(0, PASSES).map((pass) => ({ ...data.chosen, pass }));
}

/** What the menu offers, but for the distances: asked for when a hand comes to it. */
export function offered({ data: { chosen } }) {
  return [
    ...LAYOUTS.map((layout) => ({ ...chosen, layout })),
    ...["line", "scope"].map((folding) => ({ ...chosen, folding })),
    ...["torch", "maths"].map((view) => ({ ...chosen, view })),
  ].filter((one) => JSON.stringify(one) !== JSON.stringify(chosen));
}
