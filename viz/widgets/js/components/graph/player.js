// The player: one slider over `data.timeline.steps`
//
// Position p means that p steps were done; the p-th one is lit. Beside it the player has a rest state, in which the
// picture is as the server drew it. What a card or an edge reads at a position is looked up in tables that are made
// once for every timeline, so that a step changes only what differs from the one before.

import { element, icon } from "../../shared/elements.js";
import { tell } from "../../shared/events.js";
import { move } from "./camera.js";
import { caption } from "./lecture.js";
import { hover } from "./light.js";
import { expanded, placeOf } from "./loops.js";
import { land, travel } from "./motion.js";
import { afterwards } from "./numbers.js";
import { toggle } from "./picture_choice.js";
import { drawParts, ICONS, showControls } from "./player_bar.js";
import { spanOf } from "./source_light.js";
import { carries, marksOf, partsOf, reads } from "./step_labels.js";
import { adjointAt, sentAt, tables, valueAt } from "./step_times.js";

const TICK = 1300; // ms between steps at speed 1
const SPEEDS = [0.5, 1, 2, 4];

export function buildPlayer(graph) {
  const box = element("div", "player");
  const row = box.appendChild(element("div", "row"));
  const button = (look, act) => {
    const one = element("button", look);
    one.type = "button";
    if (ICONS[look]) one.append(icon(ICONS[look]));
    one.addEventListener("click", act);
    return one;
  };
  const player = {
    box,
    steps: [],
    at: 0,
    active: false,
    timer: 0,
    speed: 1,
    signature: "",
    first: button("first", () => goTo(graph, 0)),
    back: button("back", () => goTo(graph, player.at - 1)),
    play: button("play", () => (player.timer ? pause(graph) : play(graph))),
    on: button("on", () => goTo(graph, player.active ? player.at + 1 : 1)),
    last: button("last", () => goTo(graph, player.steps.length)),
    slider: element("input"),
    parts: element("div", "parts"),
    speedBox: element("select"),
    leave: button("leave", () => rest(graph)),
    kept: element("div", "kept"),
    says: element("div", "says"),
    byTurn: button("by-turn", () => unroll(graph)),
    into: button("into", () => stepInto(graph)),
    unrolled: new Set(),
  };
  Object.assign(player.slider, { type: "range", min: 0, step: 1 });
  player.slider.addEventListener("input", () => goTo(graph, Number(player.slider.value)));
  player.slider.addEventListener("keydown", (event) => event.stopPropagation());
  for (const speed of SPEEDS) player.speedBox.append(new Option(`${speed}×`, String(speed), speed === 1, speed === 1));
  player.speedBox.addEventListener("change", () => {
    player.speed = Number(player.speedBox.value);
    if (player.timer) play(graph);
  });
  const slide = element("div", "slide");
  slide.append(player.slider, player.parts);
  const keys = element("div", "keys");
  keys.append(player.first, player.back, player.play, player.on, player.last);
  row.append(keys, slide, player.speedBox, player.kept, player.leave);
  const told = box.appendChild(element("div", "told"));
  const ways = element("div", "ways");
  ways.append(player.byTurn, player.into);
  told.append(player.says, ways);
  return player;
}

// Take over a new timeline; a position is kept where the same step exists.
export function updatePlayer(graph, data) {
  const { player } = graph;
  const { steps, places } = expanded(data.timeline.steps, player, graph.cards);
  player.places = places;
  const before = player.active ? player.steps[player.at - 1] : undefined;
  const signature = JSON.stringify(steps.map((step) => [step.kind, step.card, step.edge, step.number]));
  player.steps = steps;
  player.slider.max = steps.length;
  player.box.hidden = !steps.length;
  player.box.classList.toggle(
    "keeps",
    steps.some((step) => step.kept),
  );
  tables(graph, data);
  Object.assign(player, partsOf(graph), { marks: marksOf(graph, data.timeline) });
  drawParts(graph);
  if (player.active && signature !== player.signature) {
    const same = before ? steps.findIndex((step) => step.says === before.says && step.number === before.number) + 1 : 0;
    const inside = player.goal ? placeOf(graph, steps, player.goal) : 0;
    if (before && !same && !inside) rest(graph);
    else player.at = inside || same;
  }
  player.goal = null;
  player.signature = signature;
  show(graph);
}

// --- moving

export function goTo(graph, at) {
  const { player } = graph;
  if (!player.steps.length || afterwards(graph, () => goTo(graph, at))) return;
  if (player.timer && at >= player.steps.length) pause(graph);
  const before = player.active ? player.at : 0;
  player.active = true;
  player.at = Math.max(0, Math.min(player.steps.length, at));
  hover(graph, -1);
  const step = player.steps[player.at - 1];
  const card = graph.cards[step?.edge !== undefined ? graph.edges[step.edge].tail : step?.card];
  if (card?.group) follow(graph, card);
  show(graph);
  if (player.at === before + 1) travel(graph, step, TICK / player.speed);
  else land(graph);
}

// Bring what is lit to the middle when it leaves the view: one jump now and then instead of a shift at every step.
export function follow(graph, { x, y, width, height }) {
  const { width: clientWidth, height: clientHeight } = graph.room;
  const [left, top] = [graph.x + x * graph.scale, graph.y + y * graph.scale];
  const seen =
    left >= 8 &&
    top >= 8 &&
    left + width * graph.scale <= clientWidth - 8 &&
    top + height * graph.scale <= clientHeight - 8;
  if (seen) return;
  graph.fitted = false;
  move(
    graph,
    graph.scale,
    clientWidth / 2 - (x + width / 2) * graph.scale,
    clientHeight / 2 - (y + height / 2) * graph.scale,
  );
}

export function play(graph) {
  const { player } = graph;
  if (afterwards(graph, () => play(graph))) return;
  clearTimeout(player.timer);
  if (!player.active || player.at >= player.steps.length) goTo(graph, 0);
  const next = () => {
    player.timer = setTimeout(next, TICK / player.speed);
    goTo(graph, player.at + 1);
    if (player.at >= player.steps.length) pause(graph);
  };
  player.timer = setTimeout(next, player.at ? 0 : TICK / 2 / player.speed);
  showControls(graph);
}

export function pause(graph) {
  clearTimeout(graph.player.timer);
  graph.player.timer = 0;
  showControls(graph);
}

export function rest(graph) {
  pause(graph);
  graph.player.active = false;
  land(graph);
  show(graph);
}

// --- what is seen at a position

export function show(graph) {
  const { player } = graph;
  const at = player.active ? player.at : Infinity;
  const number = player.active ? player.passes.findLastIndex((pass) => pass && pass.begin <= at) : -1;
  const pass = player.passes[number];
  graph.canvas.classList.toggle("stepping", player.active);
  graph.list.hidden = player.active; // it tells what the whole run left
  for (const one of player.cards) {
    const forward = player.active ? valueAt(graph, one.number, at) : "";
    if (one.value && forward !== one.forward) reads(one.card, one.value, forward);
    one.forward = forward;
    const backward = player.active ? adjointAt(graph, one, pass, at) : "";
    if (one.adjoint && backward !== one.backward) reads(one.card, one.adjoint, backward);
    one.backward = backward;
  }
  for (const one of player.edges) {
    const text = player.active ? sentAt(one, pass, at) : null;
    if (text !== one.reads) carries(graph, one, text);
    one.reads = text;
  }
  for (const { begin, end, drawn } of player.marks) {
    drawn?.classList.toggle("gone", player.active && (at < begin || (end !== null && at >= end)));
  }
  light(graph, player.active ? player.steps[player.at - 1] : undefined);
  tellEditor(graph);
  showControls(graph);
  caption(graph);
  tell("known");
}

export function light(graph, step) {
  for (const group of graph.player.lit ?? []) group.classList.remove("now");
  const group = step && (step.edge !== undefined ? graph.edges[step.edge] : graph.cards[step.card])?.group;
  graph.player.lit = group ? [group] : [];
  group?.classList.add("now");
}

// The editor lights the expression, and writes beside its lines what is known by now.
export function tellEditor({ player }) {
  if (!player.active) {
    if (player.told) tell("step", null);
    player.told = false;
    return;
  }
  const notes = {};
  let number;
  for (const step of player.steps.slice(0, player.at)) {
    if (step.number !== undefined && step.number !== number) for (const line in notes) delete notes[line].adjoint;
    number = step.number ?? number;
    for (const [line, kind, text] of step.notes ?? []) {
      notes[line] = { ...(kind === "value" ? {} : notes[line]), [kind]: text };
    }
  }
  const span = player.steps[player.at - 1]?.span;
  player.told = true;
  tell("step", { spans: span ? [spanOf(span)] : [], notes });
}

// --- folded loops

/** Play the loop of the step turn by turn, or in one step again. */
function unroll(graph) {
  const { player } = graph;
  const step = player.steps[player.at - 1];
  const id = graph.cards[step?.card]?.id;
  if (id === undefined) return;
  const isOpen = player.unrolled.has(id);
  // The step itself: its first turn where it is taken apart.
  const original = player.places.findLastIndex((place) => place < player.at);
  player.unrolled[isOpen ? "delete" : "add"](id);
  player.goal = { original };
  player.signature = "";
  updatePlayer(graph, graph.data);
  goTo(graph, player.at);
}

/** Unfold the loop, and go to where the turn begins. */
function stepInto(graph) {
  const { player } = graph;
  const step = player.steps[player.at - 1];
  const card = graph.cards[step?.card];
  if (!card?.folds) return;
  const original = player.places.findLastIndex((place) => place < player.at);
  player.goal = { node: step.first, number: step.number, original };
  toggle(graph, card.folds, () => goTo(graph, player.at));
}
