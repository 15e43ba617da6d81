// While a number of the program is turned by hand: other numbers in the picture that is there. What else tells numbers
// of the run before (tooltips, details, the player's sentences) waits until the hand stops and a new picture comes.

import { tell } from "../../shared/events.js";

const NUMBERS = 'text.fill-text.size-12[text-anchor="end"], .chip text.fill-backward'; // as in viz/picture/numbers.py

/** The name of the picture, where numbers may take the place of its own; "" where the player shows less than all. */
export function holds({ svg, player, awaited, data }) {
  return svg && !player.active && !awaited ? data.name : "";
}

/** Show the numbers of a turn, unless they are for another picture or came late; the editor follows. */
export function turned(graph, { turn, picture, texts, ...said }) {
  if (picture !== holds(graph) || turn <= graph.turn || !put(graph, texts)) return;
  Object.assign(graph, { turn, numbers: { turn, picture, texts } });
  waits(graph);
  tell("program", said);
}

/** What the server sent anew is shown: it has the numbers of this turn, or of an earlier one than is shown already. */
export function settled(graph) {
  const { numbers, data } = graph;
  if (numbers && numbers.turn > data.turn && numbers.picture === data.name && put(graph, numbers.texts)) return;
  const { next } = graph.moving ?? {};
  Object.assign(graph, { moving: null, numbers: null, turn: Math.max(graph.turn, data.turn) });
  delete document.documentElement.dataset.turning;
  tell("settled", { turn: data.turn });
  next?.();
}

/** Whether numbers are moving; then this is done once they stand. */
export function afterwards(graph, act) {
  if (graph.moving) graph.moving.next = act;
  return Boolean(graph.moving);
}

// Each place keeps its size: only its text is another one.
function put(graph, texts) {
  const places = [];
  for (const { group, id } of [...graph.cards, ...graph.edges]) {
    if (!texts[id] || !group) continue;
    const found = [...group.querySelectorAll(NUMBERS)];
    if (!found.length) continue; // a label for which there was no room
    if (found.length !== texts[id].length) return false;
    places.push([found, texts[id]]);
  }
  if (places.length) forgetDrawing(graph);
  for (const [found, wanted] of places) {
    found.forEach((place, number) => {
      if (place.textContent !== wanted[number]) place.firstChild.data = wanted[number];
    });
  }
  return true;
}

// The elements that are on the page do not read any more what the server drew: where that is wanted again, it is parsed.
function forgetDrawing({ sheet, sheets }) {
  sheets.clear();
  sheet.drawing.text = "";
}

// Nothing on the page tells numbers of two runs as if they were of one.
function waits(graph) {
  graph.moving ??= {};
  graph.tip.hidden = true;
  graph.box.setAttribute("aria-busy", "true");
  document.documentElement.dataset.turning = "";
  graph.pictures.clear();
  graph.asked.clear();
  clearTimeout(graph.resting);
  for (const edge of graph.player.edges) edge.drawn = undefined;
}
