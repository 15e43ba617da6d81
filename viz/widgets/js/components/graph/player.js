// The player: one slider over `data.timeline.steps`
//
// Position p means that p steps were done; the p-th one is lit. Beside it the player has a rest state, in which the
// picture is as the server drew it. What a card or an edge reads at a position is looked up in tables that are made
// once for every timeline, so that a step changes only what differs from the one before.

import { element, icon, shape } from "../../shared/elements.js";
import { tell } from "../../shared/events.js";
import { caption } from "./lecture.js";
import { hover, spanOf } from "./light.js";
import { freePlace, pointsOf } from "./lines.js";
import { expanded, placeOf, showWays, stepInto, unroll } from "./loops.js";
import { carried, land, travel } from "./motion.js";
import { move } from "./moving.js";
import { afterwards } from "./numbers.js";

const TICK = 1300; // ms between steps at speed 1
const SPEEDS = [0.5, 1, 2, 4];
const THUMB = 16; // px, as in the style
const LONGEST_SUM = 16; // letters
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // of an edge's length, where its label may stand
const LETTER = 6.6; // px, as in viz/picture/measure.py
const LINE = 14; // px, the height of a label's text
const SAID_LINES = 3; // of a sentence, beyond which the picture gives way

const ICONS = {
  // no font has all of these signs
  first: "M3 3h2v10h-2zM13 3v10l-7-5z",
  back: "M11 3v10l-7-5z",
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 3h3v10h-3zM9 3h3v10h-3z",
  on: "M5 3v10l7-5z",
  last: "M11 3h2v10h-2zM3 3v10l7-5z",
  leave: "M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",
};

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

export function wordPlayer({ player }, words) {
  const label = (one, text) => {
    one.setAttribute("aria-label", text);
    one.title = text;
  };
  label(player.first, words["first-step"]);
  label(player.back, words["previous-step"]);
  label(player.on, words["next-step"]);
  label(player.last, words["last-step"]);
  label(player.speedBox, words.speed);
  label(player.leave, words["leave-steps"]);
  player.slider.setAttribute("aria-label", words.timeline);
  player.kept.title = words["kept-help"];
  player.into.textContent = words["into-turn"];
  player.playing = undefined;
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

// For every card the position at which its value is known, and for every pass when it is begun and ended, when each
// card's adjoint is known, when something arrives at a card and when it goes along an edge.
export function tables(graph, data) {
  const { player } = graph;
  const { adjoints, sent, arriving } = data.timeline;
  const { steps, places } = player;
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
  Object.assign(player, partsOf(graph));
  player.marks = Object.entries(data.timeline.marks).map(([card, mark]) => ({
    ...mark,
    begin: places[mark.begin],
    end: mark.end === null ? null : places[mark.end],
    drawn: drawMark(graph.cards[card]),
  }));
}

// The parts of the picture that a step changes, with what they read now: kept with the drawing.
function partsOf({ sheet, cards, edges }) {
  const { drawing } = sheet;
  drawing.parts ??= {
    cards: cards.map((card, number) => ({
      number,
      card,
      value: card.group?.querySelector(".value"),
      adjoint: card.group?.querySelector(".adjoint"),
      drawn: Boolean(card.group?.querySelector(".adjoint > rect")),
      forward: "",
      backward: "",
    })),
    edges: edges.map((edge, number) => ({ number, edge, reads: null })),
  };
  return drawing.parts;
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

// What stands in place of a card's value: "" leaves what the server drew; of a loop, what its last turn left.
function valueAt({ player, data }, card, at) {
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

// Put words into a line of a card, squeezed into the room there is.
export function reads(card, line, text) {
  line.classList.toggle("instead", text !== "");
  let shown = line.querySelector("text.stand-in");
  if (!shown) {
    if (!text) return;
    const sign = line.querySelector("text");
    const place = { x: Number(sign.getAttribute("x")) + 16, y: sign.getAttribute("y") };
    shown = line.appendChild(shape("text", place, "stand-in fill-muted mono size-11"));
  }
  shown.textContent = text;
  const outline = card.group.querySelector("rect");
  const room =
    Number(outline.getAttribute("x")) + Number(outline.getAttribute("width")) - Number(shown.getAttribute("x")) - 5;
  if (letters(text) * 6.7 > room) {
    shown.setAttribute("textLength", room);
    shown.setAttribute("lengthAdjust", "spacingAndGlyphs");
  } else shown.removeAttribute("textLength");
}

export function letters(text) {
  let count = 0; // in columns of the monospaced font, as viz/picture/measure.py counts
  for (const letter of text) count += /\p{M}/u.test(letter) ? 0 : letter > "\u2e7f" ? 1.67 : 1;
  return count;
}

export function carries(graph, one, text) {
  const { group } = one.edge;
  if (!group) return;
  group.classList.toggle("went", text !== null);
  const shown = group.querySelector(".chip text");
  if (!shown || !group.classList.contains("contribution")) {
    if (text) drawSent(graph, one, text);
    else group.querySelector("g.made text")?.replaceChildren();
    return;
  }
  one.drawn ??= shown.textContent;
  const wanted = text || one.drawn;
  if (shown.textContent === wanted) return;
  shown.textContent = wanted;
  stretch(graph, one, letters(wanted) * LETTER + 11);
}

// Give a label the width of what it reads now. Where it would then cover a card or another label it stands elsewhere on
// its line, and nowhere if there is no room: the number that travels, and the pointer, still tell it.
function stretch(graph, one, width) {
  const { group } = one.edge;
  const [frame, text] = [group.querySelector(".chip rect"), group.querySelector(".chip text")];
  const home = homeOf(one);
  const { height } = home;
  const wider = width > home.width;
  const points = wider ? pointsOf(group.querySelector("path.stroke-edge"), SHARES) : [];
  const place = wider ? freePlace(points, taken(graph, one), { width, height }, home) : home;
  one.area = place && wider ? around(place, width, height) : undefined;
  group.querySelector(".chip").classList.toggle("nowhere", !place);
  const { x, y } = place ?? home;
  for (const [name, value] of Object.entries({ x: x - width / 2, y: y - height / 2, width }))
    frame.setAttribute(name, String(value));
  text.setAttribute("x", x);
  text.setAttribute("y", y + 4);
}

// Where the server drew an edge's label: its middle, its size, and the area that it covers; nothing where it has none.
function homeOf(one) {
  if (one.home === undefined && one.edge.group) {
    const frame = one.edge.group.querySelector(".chip rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(frame?.getAttribute(name)));
    one.home = frame && { x: x + width / 2, y: y + height / 2, width, height, area: { x, y, width, height } };
  }
  return one.home;
}

function around({ x, y }, width, height) {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

// What a label may not cover: cards, and the other labels, where they stand and where they go back to.
function taken(graph, one) {
  const others = graph.player.edges.filter((other) => other !== one);
  return [...graph.cards, ...others.flatMap((other) => [homeOf(other)?.area, other.area]).filter(Boolean)];
}

// An edge that carries nothing in the shown pass, and something in another: its label stands on it, and on nothing else.
function drawSent(graph, one, text) {
  const path = one.edge.group.querySelector("path.stroke-edge");
  const label = one.edge.group.querySelector("g.made text") ?? madeLabel(one.edge.group, path);
  const size = { width: letters(text) * LETTER, height: LINE };
  label.textContent = text;
  if (size.width <= one.area?.width) return;
  const place = freePlace(pointsOf(path, SHARES), taken(graph, one), size);
  one.area = place && around(place, size.width, size.height);
  label.classList.toggle("nowhere", !place);
  label.setAttribute("x", place?.x ?? 0);
  label.setAttribute("y", (place?.y ?? 0) + 4);
}

function madeLabel(group, path) {
  const back = path.cloneNode();
  back.setAttribute("class", "sent stroke-backward");
  const made = shape("g", {}, "made");
  const label = made.appendChild(shape("text", { "text-anchor": "middle" }, "fill-backward mono size-11"));
  group.append(back, made);
  return label;
}

// A bookmark at the edge of a card: its value is kept for backward.
export function drawMark({ group, width }) {
  const outline = group?.querySelector("rect");
  if (!outline) return null;
  let mark = group.querySelector(".keep");
  if (!mark) {
    const [left, top] = [Number(outline.getAttribute("x")) + width - 20, Number(outline.getAttribute("y")) - 5];
    mark = group.appendChild(shape("path", { d: `M${left} ${top}h9v12l-4.5 -3.5l-4.5 3.5z` }));
  }
  mark.setAttribute("class", "keep fill-forward");
  return mark;
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

// --- slider, buttons, sentence

export function showControls(graph) {
  const { player, data } = graph;
  const { words } = data;
  const count = player.steps.length;
  const at = player.active ? player.at : count;
  const step = player.active ? player.steps[at - 1] : undefined;
  const says = !player.active ? words["step-none"] : step ? step.says : words["step-before"];
  const place = words["step-of"].replace("{number}", at).replace("{count}", count);
  player.slider.value = at;
  player.slider.setAttribute("aria-valuetext", `${place}: ${says}`);
  player.says.classList.toggle("resting", !player.active);
  player.says.classList.toggle("backward", step?.number !== undefined);
  player.says.replaceChildren();
  if (player.active) player.says.append(element("b", "", `${step?.number === undefined ? "▸" : "◂"} ${place} · `));
  player.says.append(says);
  showWays(graph, step);
  const playing = player.timer !== 0;
  if (playing !== player.playing) {
    player.playing = playing;
    player.play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
    player.play.setAttribute("aria-label", playing ? words.pause : words.play);
    player.play.title = playing ? words.pause : words.play;
  }
  player.leave.disabled = !player.active;
  player.first.disabled = player.back.disabled = player.active && at === 0;
  player.on.disabled = player.last.disabled = player.active && at === count;
  player.slider.style.setProperty("--done", count ? at / count : 0);
  const kept = player.active ? (step?.kept ?? 0) : (player.steps.at(-1)?.kept ?? 0);
  player.kept.textContent = words.kept.replace("{bytes}", bytes(kept));
  const most = Math.max(1, ...player.steps.map((one) => one.kept ?? 0));
  player.kept.style.setProperty("--kept", kept / most);
}

export function bytes(count) {
  if (count < 10_000) return `${count} B`;
  return count < 10_000_000 ? `${Math.round(count / 1000)} kB` : `${Math.round(count / 1e6)} MB`;
}

// The slider's two colours, and what each stretch is, where there is room to say it.
export function drawParts(graph) {
  const { player, data } = graph;
  const parts = [];
  player.steps.forEach((step) => {
    const number = step.number ?? -1;
    if (parts.at(-1)?.number !== number) parts.push({ number, count: 0 });
    parts.at(-1).count += 1;
  });
  const labelled = JSON.stringify([parts, data.words.forward, data.words.backward]);
  if (labelled !== player.labelled) labelParts(player, parts, data.words);
  player.labelled = labelled;
  requestAnimationFrame(() => fitParts(graph));
}

function labelParts(player, parts, words) {
  const total = player.steps.length || 1;
  let start = 0;
  const stops = [];
  player.parts.replaceChildren();
  for (const part of parts) {
    const [left, right] = [start / total, (start + part.count) / total];
    const colour = part.number < 0 ? "var(--forward)" : "var(--backward)";
    const place = (share) => `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${share.toFixed(4)})`;
    stops.push(`${colour} ${place(left)} ${place(right)}`);
    const text = part.number < 0 ? words.forward : words.backward.replace("{number}", part.number + 1);
    const label = element("span", part.number < 0 ? "forward" : "backward", text);
    label.dataset.long = text;
    label.dataset.brief = part.number < 0 ? text : words["backward-brief"].replace("{number}", part.number + 1);
    label.style.left = place(left);
    label.style.width = `calc((100% - ${THUMB}px) * ${(right - left).toFixed(4)})`;
    player.parts.append(label);
    start += part.count;
  }
  player.slider.style.setProperty("--parts", `linear-gradient(to right, ${stops.join(", ")})`);
}

/** Measure again what there is room for, where room, parts or sentences are others than the last time. */
export function fitParts({ player, room, lecturing }) {
  const { parts, steps, labelled } = player;
  const texts = steps.flatMap((step) => [step, ...(step.turns ?? [])]).map((step) => step.says);
  const longest = texts.reduce((most, text) => (text.length > most.length ? text : most), "");
  const fitted = JSON.stringify([room.width, lecturing, labelled, longest, steps.length]);
  if (fitted === player.fitted) return;
  player.fitted = fitted;
  const labels = /** @type {HTMLElement[]} */ ([...parts.children]);
  const tooLong = () => labels.filter((label) => label.scrollWidth > label.clientWidth);
  for (const label of labels) label.textContent = label.dataset.long ?? "";
  for (const label of tooLong()) label.textContent = label.dataset.brief ?? "";
  const short = new Set(tooLong());
  for (const label of labels) label.classList.toggle("short", short.has(label));
  roomToSay(player, longest);
}

// The longest sentence decides how much room there is for all: a picture that gave way to some of them would jump.
function roomToSay({ says, steps }, longest) {
  const probe = says.cloneNode();
  probe.textContent = `▸ ${steps.length} / ${steps.length} · · · · ${longest}`;
  Object.assign(probe.style, {
    position: "absolute",
    visibility: "hidden",
    minHeight: "0",
    width: `${says.clientWidth}px`,
  });
  says.after(probe);
  says.style.minHeight = `${Math.min(probe.offsetHeight, SAID_LINES * 20)}px`;
  probe.remove();
}
