// A lecture: picture and player fill the screen, everything is half as large again, and the sentence of a step stands
// under what it is about. F turns it on and off; so does the browser's own key for leaving the full screen.

import { element } from "../../shared/elements.js";
import { actionOf } from "../../shared/keys.js";
import { fit } from "./camera.js";
import { pointsOf } from "./lines.js";
import { tellRoom } from "./room.js";

const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]";
const AWAY = 14; // px between a sentence and what it is about

/** Prepare the mode; returns what ends the listening. */
export function lectures(graph) {
  graph.caption = graph.view.appendChild(element("div", "caption"));
  graph.caption.hidden = true;
  graph.caption.setAttribute("aria-hidden", "true"); // the player speaks the same sentence
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const typing = event.composedPath().some((one) => one instanceof Element && one.matches(TYPING));
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (actionOf("page", event) === "lecture") turn(graph);
    else if (event.key === "Escape" && graph.lecturing) turn(graph);
    else return;
    event.preventDefault();
  };
  const left = () => graph.lecturing && graph.full && !document.fullscreenElement && show(graph, false);
  window.addEventListener("keydown", pressed);
  document.addEventListener("fullscreenchange", left);
  return () => {
    window.removeEventListener("keydown", pressed);
    document.removeEventListener("fullscreenchange", left);
  };
}

/** Begin or end a lecture. */
export function turn(graph) {
  const begins = !graph.lecturing;
  show(graph, begins);
  if (!begins) return document.fullscreenElement && document.exitFullscreen();
  graph.box.requestFullscreen?.().then(
    () => {
      graph.full = true;
    },
    () => {}, // a frame or a phone that has no full screen: the window is filled all the same
  );
}

function show(graph, lecturing) {
  Object.assign(graph, { lecturing, full: false });
  graph.box.classList.toggle("lecture", lecturing);
  graph.controls.lecture.setAttribute("aria-pressed", String(lecturing));
  graph.view.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    graph.room = { width: graph.view.clientWidth, height: graph.view.clientHeight };
    tellRoom(graph);
    fit(graph);
    caption(graph);
  });
}

/** Put the sentence of the step under the card or edge that it lights. */
export function caption(graph) {
  const { player, caption: box } = graph;
  const step = player.active ? player.steps[player.at - 1] : undefined;
  box.hidden = !graph.lecturing || !step;
  player.says.classList.toggle("elsewhere", !box.hidden);
  if (box.hidden) return;
  box.classList.toggle("backward", step.number !== undefined);
  box.textContent = step.says;
  box.style.left = "0"; // at its old place it may have had less room
  const at = place(graph, step);
  const [x, y, high] = [graph.x + at.x * graph.scale, graph.y + at.y * graph.scale, at.height * graph.scale];
  const [across, down] = [box.offsetWidth, box.offsetHeight];
  const wide = (at.width * graph.scale) / 2 + AWAY;
  const places = [
    [x - across / 2, y + high + AWAY],
    [x + wide, y + high / 2 - down / 2],
    [x - wide - across, y + high / 2 - down / 2],
    [x - across / 2, y - down - AWAY],
    [x + wide, y + high],
    [x - wide - across, y + high],
  ].map(([left, top]) => [
    Math.max(8, Math.min(left, graph.room.width - across - 8)),
    Math.max(8, Math.min(top, graph.room.height - down - 8)),
  ]);
  const chips = graph.edges.map(({ group }) => chipOf(graph, group)).filter((one) => one !== null);
  const hidden = places.map(([left, top]) => covers(graph, chips, left, top, across, down));
  const [left, top] = places[hidden.indexOf(Math.min(...hidden))];
  Object.assign(box.style, { left: `${left}px`, top: `${top}px` });
}

/** How much of the cards and of the edges' labels a rectangle of the view would hide, in square pixels. */
function covers(graph, chips, left, top, across, down) {
  const shared = (start, length, from, size) =>
    Math.max(0, Math.min(start + length, from + size) - Math.max(start, from));
  return [...graph.cards, ...chips].reduce((sum, card) => {
    const [x, y] = [graph.x + card.x * graph.scale, graph.y + card.y * graph.scale];
    return sum + shared(left, across, x, card.width * graph.scale) * shared(top, down, y, card.height * graph.scale);
  }, 0);
}

/** Where an edge's label stands, in the picture's units; null where it has none to be seen. */
function chipOf(graph, group) {
  const frame = group?.querySelector(".chip:not(.nowhere) rect");
  if (!frame || getComputedStyle(frame).visibility === "hidden") return null;
  const [shown, view] = [frame.getBoundingClientRect(), graph.view.getBoundingClientRect()];
  if (!shown.width) return null;
  return {
    x: (shown.left - view.left - graph.x) / graph.scale,
    y: (shown.top - view.top - graph.y) / graph.scale,
    width: shown.width / graph.scale,
    height: shown.height / graph.scale,
  };
}

function place(graph, step) {
  const group = step.edge === undefined ? null : graph.edges[step.edge]?.group;
  const chip = chipOf(graph, group);
  if (chip) return { ...chip, x: chip.x + chip.width / 2 };
  const path = group?.querySelector("path.stroke-edge");
  if (path) {
    const [{ x, y }] = pointsOf(path, [0.5]);
    return { x, y: y - 12, width: 24, height: 24 };
  }
  const card = graph.cards[step.card] ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: card.x + card.width / 2, y: card.y, width: card.width, height: card.height };
}
