// Cards in words: what a screen reader says of them.

import { element } from "../../shared/elements.js";
import { happened } from "./step_times.js";

const LIST_LATE = 500; // ms

const WHOLE = { ran: true, adjoint: true }; // what is known after the last step

/** Write the list that a screen reader reads, in an idle moment: nobody sees it, and it is as long as the picture. */
export function list(graph, cards) {
  cancelIdleCallback(graph.listing);
  const write = () => graph.list.replaceChildren(...cards.map((card) => element("li", "", spoken(graph, card, true))));
  graph.listing = requestIdleCallback(write, { timeout: LIST_LATE });
}

export function spoken(graph, card, whole = false) {
  const { words } = graph.data;
  const parts = [`${card.title} ${card.beside}`];
  if (card.turn) parts.push(card.turn);
  if (card.value !== undefined) {
    const { ran, adjoint } = whole ? WHOLE : happened(graph, graph.cards.indexOf(card));
    parts.push(`${words.value} ${ran ? card.valueShort : words["not-yet"]}`);
    parts.push(`${words.adjoint} ${adjoint ? card.adjointShort : words["not-yet"]}`);
  }
  if (card.folds) parts.push(words.unfold);
  return parts.join(". ");
}
