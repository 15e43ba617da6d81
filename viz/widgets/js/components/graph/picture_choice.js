// What the picture shows, as the reader chose it: what is folded, the direction, whose nodes, which backward pass. The
// pictures of choices that are here already, drawn for an earlier one or ahead of time, come without asking anybody.

import { tell } from "../../shared/events.js";

const MOST_LETTERS = 24_000_000; // of all pictures that are kept
const COMING = 5000; // ms after which one that was asked for is not waited for any more
const PATIENCE = 700; // ms for a picture that is on its way already

/** Names a program, whichever of its backward passes is shown. */
export function programOf(ticket) {
  return String(ticket).split("-")[0];
}

/** Names what is chosen. Where only neighbours are drawn the picture is a node's: the selected one's, if none is told. */
export function nameOf(graph, chosen, node = graph.selected) {
  const { opened, view, folding, layout, steps, pass } = chosen;
  return JSON.stringify([[...opened].sort(), view, folding, layout, steps, pass, steps ? node : null]);
}

/** Keep what the server sent; of another program, room or language nothing is kept. */
export function keep(graph, data) {
  const about = JSON.stringify([programOf(data.ticket), data.room, data.words.picture]);
  if (about !== graph.about) {
    graph.pictures.clear();
    graph.asked.clear();
    graph.sheets.clear();
  }
  graph.about = about;
  if (data.chosen) put(graph, data.chosen, data, data.selected);
}

/** Keep one more picture; the oldest go where there are too many. */
export function put(graph, chosen, data, node) {
  const name = nameOf(graph, chosen, node);
  graph.pictures.delete(name);
  graph.pictures.set(name, { ...data, chosen });
  let letters = 0;
  for (const one of [...graph.pictures.keys()].reverse()) {
    letters += graph.pictures.get(one).svg.length;
    if (letters > MOST_LETTERS && one !== name) graph.pictures.delete(one);
  }
}

/** What is chosen once something is folded the other way round. */
export function toggled(graph, name) {
  const { chosen, frames } = graph.data;
  const isOpen = frames.some((frame) => frame.id === name);
  const [gone, come] = isOpen ? [name, `-${name}`] : [`-${name}`, name];
  // What was opened and closed again reads as it did before anybody said so.
  const plain = chosen.opened.filter((one) => one !== gone && one !== come);
  const ways = [[...plain, come], plain].map((opened) => ({ ...chosen, opened: opened.sort() }));
  const isOther = (data) => data?.frames.some((frame) => frame.id === name) !== isOpen;
  return ways.find((one) => graph.pictures.has(nameOf(graph, one)) && isOther(picture(graph, one))) ?? ways[0];
}

function picture(graph, chosen) {
  return graph.pictures.get(nameOf(graph, chosen));
}

/** Whether a picture was asked for a moment ago. */
export function isComing({ asked }, name) {
  return performance.now() - (asked.get(name) ?? -Infinity) < COMING;
}

/** Whether a folded card's inside is here already. */
export function isHere(graph, name) {
  return picture(graph, toggled(graph, name)) !== undefined;
}

/** Show something else of the program: at once where it is here, else when it comes. */
export function choose(graph, chosen, then = () => {}) {
  if (!graph.data.chosen) return; // nothing may be chosen in this picture
  clearTimeout(graph.awaited?.timer);
  Object.assign(graph, { awaited: null, unheard: null });
  const name = nameOf(graph, chosen);
  if (graph.pictures.has(name)) {
    graph.show(graph.pictures.get(name));
    graph.unheard = chosen;
    tell("chosen", { chosen, node: graph.selected, ticket: graph.data.ticket });
    then();
  } else {
    graph.awaited = { name, chosen, then, timer: 0 }; // one that was asked for long ago may come before the answer
    if (isComing(graph, name)) graph.awaited.timer = setTimeout(() => graph.send({ chosen }), PATIENCE);
    else graph.send({ chosen });
  }
  isDrawing(graph, !graph.pictures.has(name));
}

/** Say at once that a picture is not here and is being drawn, or that it has come. */
export function isDrawing({ box, drawing, data }, waits) {
  box.setAttribute("aria-busy", String(waits));
  drawing.textContent = waits ? data.words.drawing : "";
  drawing.hidden = !waits;
}

/** Show what was waited for, if it has come. */
export function arrived(graph) {
  const { awaited } = graph;
  if (awaited && graph.pictures.has(awaited.name)) choose(graph, awaited.chosen, awaited.then);
}

/**
 * Fold a card or frame the other way round.
 * @param {() => void} [then] What is to be done once the other picture is there.
 */
export function toggle(graph, name, then = () => {}) {
  if (!graph.data.chosen) return;
  graph.toggled = name;
  choose(graph, toggled(graph, name), then);
}
