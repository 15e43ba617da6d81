// Both modes on one picture: with each step a tangent arrives further down and an adjoint further up.

import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import picture from "../shared/picture.css";
import roles from "../shared/roles.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import stepperStyle from "./modes/stepper.css";
import { stepper } from "./modes/stepper.js";
import style from "./modes_picture.css";

const EDGE = 12; // px left free around a card that is brought into view
const [STEP, NARROW] = [20, 560]; // px, as in viz/picture/room.py

export default mounting([theme, roles, picture, stepperStyle, style], (root) => {
  const box = root.appendChild(element("div", "modes themed"));
  const view = box.appendChild(element("div", "view"));
  const said = box.appendChild(element("div", "said"));
  const forward = said.appendChild(element("p", "forward"));
  const reverse = said.appendChild(element("p", "reverse"));
  said.setAttribute("aria-live", "polite");
  const shown = { data: /** @type {any} */ (null), drawn: "", told: 0, tell: (/** @type {number} */ _width) => {} };
  const steps = stepper(box, (at) => show(at));

  function show(/** @type {number} */ at) {
    const { data } = shown;
    if (!data) return;
    for (const list of [data.reverse, data.forward]) bringIntoView(list[at - 1]?.card);
    const reached = (/** @type {any[]} */ list, /** @type {string} */ name) => {
      const on = new Set(list.slice(0, at).map((step) => step.card));
      const onTheWay = new Set(list.map((step) => step.card)); // the others are on no way and show their numbers always
      for (const card of view.querySelectorAll("g.node")) {
        card.classList.toggle(name, on.has(card.id) || !onTheWay.has(card.id));
      }
      const now = at ? list[at - 1] : null;
      for (const card of view.querySelectorAll("g.node")) card.classList.toggle(`${name}-now`, card.id === now?.card);
      return now ? now.text : data.words.begin;
    };
    forward.textContent = `▹ ${reached(data.forward, "tangent-there")}`;
    reverse.textContent = `◂ ${data.reverse.length ? reached(data.reverse, "adjoint-there") : data.words.noReverse}`;
  }

  // Only the picture is moved, never the page.
  function bringIntoView(/** @type {string | undefined} */ name) {
    const card = [...view.querySelectorAll("g.node")].find((one) => one.id === name);
    if (!card) return;
    const [room, box] = [view.getBoundingClientRect(), card.getBoundingClientRect()];
    view.scrollLeft += outside(box.left, box.right, room.left, room.right);
    view.scrollTop += outside(box.top, box.bottom, room.top, room.bottom);
  }

  // A card says on hover how both modes come to it; a click goes to the step that brings its tangent.
  view.addEventListener("click", (event) => {
    const card = event.target instanceof Element ? event.target.closest("g.node") : null;
    const list = shown.data?.forward.length ? shown.data.forward : (shown.data?.reverse ?? []);
    const at = list.findIndex((/** @type {any} */ step) => step.card === card?.id);
    if (at >= 0) steps.go(at + 1);
  });

  // In a narrow window the server draws for the width that there is; the widest of all others may be moved in its view.
  const sizes = new ResizeObserver(() => {
    const { paddingLeft, paddingRight } = getComputedStyle(view);
    const free = view.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const width = Math.floor(free / STEP) * STEP;
    if (free <= 0 || !shown.data || width === shown.told || width === shown.data.room) return;
    if (width >= NARROW && shown.data.room >= NARROW) return;
    shown.told = width;
    shown.tell(width);
  });
  sizes.observe(view);

  return {
    update(data, mounted) {
      showTheme(box);
      shown.tell = (width) => mounted.setTriggerValue("room", width);
      const drawn = JSON.stringify(data);
      if (drawn === shown.drawn) return;
      const other = shown.data?.svg !== data.svg;
      shown.drawn = drawn;
      shown.data = data;
      if (other) {
        // The server writes this SVG itself (viz.picture.svg): no scripts, no links, texts escaped.
        view.innerHTML = data.svg;
        const svg = view.querySelector("svg");
        if (svg) {
          const [, , width, height] = (svg.getAttribute("viewBox") ?? "0 0 1 1").split(" ").map(Number);
          svg.style.width = `${width}px`;
          svg.style.height = `${height}px`;
          svg.setAttribute("role", "img");
          svg.setAttribute("aria-label", data.words.label);
        }
      }
      tellReasons(view, data);
      steps.update(Math.max(data.forward.length, data.reverse.length), data.words, other);
    },
    stop() {
      sizes.disconnect();
      steps.stop();
      box.remove();
    },
  };
});

/**
 * Give every card the sentences of both modes as what a pointer over it shows.
 * @param {HTMLElement} view
 * @param {any} data
 */
function tellReasons(view, data) {
  const sentences = new Map();
  for (const [sign, list] of [
    ["▹", data.forward],
    ["◂", data.reverse],
  ]) {
    for (const step of list) sentences.set(step.card, [...(sentences.get(step.card) ?? []), `${sign} ${step.text}`]);
  }
  for (const card of view.querySelectorAll("g.node")) {
    card.querySelector(":scope > title")?.remove();
    const said = sentences.get(card.id);
    if (!said) continue;
    const title = shape("title");
    title.textContent = said.join("\n");
    card.append(title);
  }
}

/** How far to go so that a stretch is seen with its edges, or at least where it begins. */
function outside(
  /** @type {number} */ from,
  /** @type {number} */ to,
  /** @type {number} */ low,
  /** @type {number} */ high,
) {
  if (from - EDGE < low) return from - EDGE - low;
  return to + EDGE > high ? Math.min(to + EDGE - high, from - EDGE - low) : 0;
}
