// At which position of the player something becomes known, and what cards and edges read there.

import { carried } from "./motion.js";

const LONGEST_SUM = 16; // letters

// For every card the position at which its value is known, and for every pass when it is begun and ended, when each
// card's adjoint is known, when something arrives at a card and when it goes along an edge.
export function tables(graph, data) {
  const { player } = graph;
  const { adjoints, sent, arriving } = data.timeline;
  const { steps } = player;
  player.ran = new Map();
  player.turned = new Map();
  player.passes = [];
  steps.forEach((step, index) => {
    const at = index + 1;
    if (step.number === undefined) {
      if (step.reads !== undefined)
        player.turned.set(step.card, [...(player.turned.get(step.card) ?? []), [at, step.reads]]);
      for (const card of step.ready ?? []) player.ran.set(card, at);
      return;
    }
    player.passes[step.number] ??= {
      begin: at,
      end: at,
      known: new Map(),
      came: new Map(),
      went: new Map(),
      adjoints: adjoints[step.number],
      sent: sent[step.number],
      arriving: arriving[step.number] ?? {},
    };
    const pass = player.passes[step.number];
    pass.end = at;
    for (const card of step.ready ?? []) pass.known.set(card, at);
    if (step.edge !== undefined && !pass.went.has(step.edge)) pass.went.set(step.edge, at);
    const card = step.arrives ?? -1;
    if (card >= 0) pass.came.set(card, [...(pass.came.get(card) ?? []), at]);
  });
}

// What stands in place of a card's value: "" leaves what the server drew; of a loop, what its last turn left.
export function valueAt({ player, data }, card, at) {
  if ((player.ran.get(card) ?? 0) <= at) return "";
  return player.turned.get(card)?.findLast(([turn]) => turn <= at)?.[1] || data.words["not-yet"];
}

/** What has happened of a node at this position: whether it ran, and whether its adjoint in the shown pass is known. */
export function known({ player, data }, node) {
  const card = data.cardOf[node];
  return happened({ player, data }, card ?? -1);
}

/** The same of a card. */
export function happened({ player, data }, card) {
  if (!player.active) return { ran: true, adjoint: true };
  if (card < 0) return { ran: false, adjoint: false };
  const pass = player.passes[data.shown];
  const adjoint = data.shown === null || Boolean(pass && (pass.known.get(card) ?? pass.end) <= player.at);
  return { ran: (player.ran.get(card) ?? 0) <= player.at, adjoint };
}

// What stands in place of a card's adjoint: "" leaves what the server drew.
export function adjointAt(graph, { number, drawn }, pass, at) {
  const { words } = graph.data;
  if (!pass) return words["not-yet"];
  const text = pass.adjoints ? pass.adjoints[number] : drawn ? "" : undefined;
  if (pass.adjoints && text === undefined) return words["not-yet"];
  if (pass.adjoints ? text === "" : !drawn) return pass.adjoints ? `— ${words.none}` : "";
  if ((pass.known.get(number) ?? pass.end) <= at) return text;
  const came = (pass.came.get(number) ?? []).filter((one) => one <= at);
  if (!came.length) return words["not-yet"];
  return (
    sumOf(graph, pass, came) ||
    words["some-arrived"].replace("{arrived}", came.length).replace("{count}", pass.arriving[number])
  );
}

// What has arrived so far, written as a sum where it is short.
function sumOf(graph, pass, came) {
  const edges = came.map((at) => graph.player.steps[at - 1].edge);
  const terms = edges.map((edge) =>
    pass.sent ? pass.sent[edge] : (graph.player.edges[edge].drawn ?? carried(graph.edges[edge])),
  );
  const sum = terms.map((one, place) => (place && one?.startsWith("−") ? `(${one})` : one)).join(" + ");
  return terms.every(Boolean) && sum.length <= LONGEST_SUM ? sum : "";
}

// What an edge carries back: "" leaves what the server drew, null is nothing.
export function sentAt({ number }, pass, at) {
  if (!pass || !((pass.went.get(number) ?? Infinity) <= at)) return null;
  return pass.sent ? (pass.sent[number] ?? "") : "";
}
