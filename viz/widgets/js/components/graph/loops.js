// A folded loop in the player: in one step, or turn by turn; and the way into a turn, where each operation is a step.

/**
 * The steps with the loops taken apart that are to be played turn by turn, and for every position of the server's
 * timeline its position there.
 */
export function expanded(steps, { unrolled }, cards) {
  const found = [];
  const places = [0];
  for (const step of steps) {
    if (step.turns && unrolled.has(cards[step.card]?.id)) found.push(...turns(step));
    else found.push(step);
    places.push(found.length);
  }
  return { steps: found, places };
}

// Each turn is a step of its own; the card's value, and what else the whole loop makes known, is known after the last.
function turns(step) {
  const { turns: each, ready, kept, ...whole } = step;
  return each.map((turn, place) => {
    const last = place === each.length - 1;
    return {
      ...whole,
      says: turn.says,
      notes: turn.notes,
      kept: (last ? kept : turn.kept) ?? kept,
      ready: last ? ready : undefined,
      reads: turn.reads ?? "",
      first: turn.first,
      turn: place,
      turns: each,
    };
  });
}

/** Offer what there is to do at a step: turn by turn, all at once, into the turn. */
export function showWays(graph, step) {
  const { player, data } = graph;
  const { byTurn, into } = player;
  const folded = player.active && step?.turns !== undefined;
  byTurn.hidden = !folded;
  into.hidden = !folded || step.turn === undefined || !data.chosen;
  if (!folded) return;
  const isOpen = step.turn !== undefined;
  byTurn.textContent = isOpen ? data.words["at-once"] : data.words["by-turn"].replace("{count}", step.turns.length);
}

/** The position of the step that was wanted: where the card of a node is made, or the same step of the server's. */
export function placeOf({ player, data, cards, edges }, steps, { node, number, original }) {
  const card = node === undefined ? -1 : (data.cardOf[node] ?? -1);
  const isGoal = (step) =>
    step.number === number && (step.card === card || (number !== undefined && edges[step.edge]?.head === card));
  const there = card >= 0 && cards[card] ? steps.findIndex(isGoal) + 1 : 0;
  return there || Math.min(steps.length, (player.places[original] ?? 0) + 1);
}
