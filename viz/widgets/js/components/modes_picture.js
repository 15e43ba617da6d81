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

export default mounting([theme, roles, picture, stepperStyle, style], (root) => {
  const box = root.appendChild(element("div", "modes themed"));
  const view = box.appendChild(element("div", "view"));
  const said = box.appendChild(element("div", "said"));
  const forward = said.appendChild(element("p", "forward"));
  const reverse = said.appendChild(element("p", "reverse"));
  said.setAttribute("aria-live", "polite");
  const shown = { data: /** @type {any} */ (null), drawn: "" };
  const steps = stepper(box, (at) => show(at));

  function show(/** @type {number} */ at) {
    const { data } = shown;
    if (!data) return;
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

  // A card says on hover how both modes come to it; a click goes to the step that brings its tangent.
  view.addEventListener("click", (event) => {
    const card = event.target instanceof Element ? event.target.closest("g.node") : null;
    const list = shown.data?.forward.length ? shown.data.forward : (shown.data?.reverse ?? []);
    const at = list.findIndex((/** @type {any} */ step) => step.card === card?.id);
    if (at >= 0) steps.go(at + 1);
  });

  return {
    update(data) {
      showTheme(box);
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
          svg.style.maxHeight = `${Math.max(260, Math.min(height, 560))}px`;
          svg.setAttribute("role", "img");
          svg.setAttribute("aria-label", data.words.label);
        }
      }
      tellReasons(view, data);
      steps.update(Math.max(data.forward.length, data.reverse.length), data.words, other);
    },
    stop() {
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
