// Steps to be put in order: those that are taken stand above, numbered; the others wait below. A step is dragged with
// the mouse or a finger, moved with the arrow keys, or with the buttons on it.

import { moved, positionAt } from "../exercises/order.js";
import { element, icon } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import { afterPress } from "../shared/pressing.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import unseen from "../shared/unseen.css";
import { lineOf, whenFormulas } from "./details/line.js";
import styles from "./step_order.css";

const SIGNS = {
  up: "M8 13V3.5M4 7.5l4-4 4 4",
  down: "M8 3v9.5M4 8.5l4 4 4-4",
  out: "M4 4l8 8M12 4l-8 8",
  in: "M8 3v10M3 8h10",
};
const STARTS = 4; // pixels that a hand moves before it drags

/**
 * @typedef {object} Data
 * @property {{ step: number, pieces: any[] }[]} steps All of them, in the order in which they wait.
 * @property {number[]} order Those that are taken.
 * @property {number} heard The last change of this browser that the order holds.
 * @property {number | null} wrong The first step that does not belong where it is.
 * @property {boolean} right
 * @property {Record<string, string>} words
 */

export default mounting([theme, unseen, styles], (root) => {
  const box = root.appendChild(element("div", "steps themed"));
  const taken = section(box, "taken");
  const waiting = section(box, "waiting");
  const said = box.appendChild(element("div", "unseen"));
  said.setAttribute("aria-live", "polite");
  const drawAfterPress = afterPress(box, () => draw());
  /** @type {Data} */
  let data;
  /** @type {number[]} */
  let order = [];
  let changes = 0;
  let drawn = "";
  let looks = ""; // of what is drawn; an answer of the server that changes nothing of it moves no card
  let send = (/** @type {unknown} */ _message) => {};
  /** @type {{ step: number, x: number, y: number, moving: boolean, before: number[] } | null} */
  let held = null;

  whenFormulas(root, () => data && drawAfterPress());

  function draw() {
    looks = JSON.stringify([data.steps, data.wrong, data.right, data.words, order]);
    const focused = /** @type {HTMLElement | null} */ (root.activeElement);
    const spot = focused?.dataset.spot;
    const step = /** @type {HTMLElement | null | undefined} */ (focused?.closest(".step"))?.dataset.step;
    const free = data.steps.map((one) => one.step).filter((one) => !order.includes(one));
    taken.list.replaceChildren(...order.map((one, at) => card(one, at)));
    waiting.list.replaceChildren(...free.map((one) => card(one, null)));
    taken.hint.textContent = order.length ? "" : data.words.empty;
    taken.title.textContent = data.words.taken;
    waiting.title.textContent = free.length ? data.words.waiting : "";
    box.classList.toggle("right", data.right);
    box.classList.toggle("dragged", Boolean(held?.moving));
    if (!step) return;
    const again = box.querySelector(`.step[data-step="${step}"]`);
    const button = /** @type {HTMLButtonElement | null} */ (
      again?.querySelector(`[data-spot="${spot}"]:not(:disabled)`)
    );
    (button ?? /** @type {HTMLElement | null} */ (again))?.focus();
  }

  function card(/** @type {number} */ step, /** @type {number | null} */ at) {
    const { pieces } = /** @type {Data["steps"][number]} */ (data.steps.find((one) => one.step === step));
    const made = element("li", "step");
    made.dataset.step = String(step);
    made.tabIndex = 0;
    made.classList.toggle("wrong", step === data.wrong);
    made.classList.toggle("held", Boolean(held?.moving) && held?.step === step);
    const grip = made.appendChild(element("span", "grip", at === null ? "" : at + 1));
    grip.title = data.words.drag;
    made.append(lineOf(pieces, "span", "text"));
    const buttons = made.appendChild(element("span", "buttons"));
    if (at === null) {
      buttons.append(act("in", false, () => put(step, order.length)));
    } else {
      buttons.append(
        act("up", at === 0, () => put(step, at - 1)),
        act("down", at === order.length - 1, () => put(step, at + 1)),
        act("out", false, () => put(step, null)),
      );
    }
    return made;
  }

  function act(
    /** @type {keyof typeof SIGNS} */ name,
    /** @type {boolean} */ disabled,
    /** @type {() => void} */ does,
  ) {
    const made = element("button");
    made.type = "button";
    made.disabled = disabled;
    made.title = data.words[name];
    made.setAttribute("aria-label", data.words[name]);
    made.dataset.spot = name;
    made.append(icon(SIGNS[name]));
    made.addEventListener("click", does);
    return made;
  }

  function put(/** @type {number} */ step, /** @type {number | null} */ to) {
    order = moved(order, step, to);
    draw();
    tell(step);
  }

  function tell(/** @type {number} */ step) {
    changes += 1;
    send({ order, change: changes });
    const at = order.indexOf(step);
    said.textContent =
      at < 0
        ? data.words.gone
        : data.words.stands.replace("{place}", String(at + 1)).replace("{count}", String(order.length));
  }

  box.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const found = /** @type {HTMLElement | null} */ (target.closest(".step"));
    // A finger scrolls the page, except on the grip.
    if (!found || target.closest("button") || (event.pointerType === "touch" && !target.closest(".grip"))) return;
    if (event.button !== 0) return;
    held = { step: Number(found.dataset.step), x: event.clientX, y: event.clientY, moving: false, before: order };
  });
  box.addEventListener("pointermove", (event) => {
    if (!held) return;
    if (!held.moving) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < STARTS) return;
      held.moving = true;
      box.setPointerCapture(event.pointerId);
    }
    const next = moved(order, held.step, placeAt(event.clientX, event.clientY, held.step));
    if (String(next) !== String(order) || !box.classList.contains("dragged")) {
      order = next;
      draw();
    }
  });
  const drop = () => {
    if (!held) return;
    const { step, moving, before } = held;
    held = null;
    if (!moving) return;
    draw();
    if (String(before) !== String(order)) tell(step);
  };
  box.addEventListener("pointerup", drop);
  box.addEventListener("pointercancel", () => {
    if (held) order = held.before;
    held = null;
    draw();
  });

  function placeAt(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ step) {
    const below = waiting.box.getBoundingClientRect();
    const within = x >= below.left && x <= below.right && y >= below.top && y <= below.bottom;
    const cards = [.../** @type {NodeListOf<HTMLElement>} */ (taken.list.querySelectorAll(".step"))].map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { step: Number(one.dataset.step), top, bottom };
    });
    return within ? null : positionAt(cards, step, y);
  }

  box.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!target.classList.contains("step")) return;
    const step = Number(target.dataset.step);
    const at = order.indexOf(step);
    const ways = { ArrowUp: at - 1, ArrowDown: at + 1, Enter: at < 0 ? order.length : null, Delete: null };
    const key = event.key === " " ? "Enter" : event.key;
    if (!(key in ways) || (at < 0 && key !== "Enter")) return;
    event.preventDefault();
    const to = ways[/** @type {keyof typeof ways} */ (key)];
    if (to !== null && (to < 0 || to > order.length - (at < 0 ? 0 : 1))) return;
    put(step, to);
  });

  return {
    update(/** @type {Data} */ next, mounted) {
      showTheme(box);
      send = (message) => mounted.setStateValue("moved", message);
      const text = JSON.stringify(next);
      if (text === drawn) return;
      if (!drawn) changes = next.heard; // built anew while the session goes on
      drawn = text;
      data = next;
      // An answer to an older change says nothing of the order that a hand has made since.
      if (data.heard === changes && !held) order = data.order;
      const now = JSON.stringify([data.steps, data.wrong, data.right, data.words, order]);
      if (now !== looks) drawAfterPress();
    },
    stop: () => box.remove(),
  };
});

function section(/** @type {HTMLElement} */ into, /** @type {string} */ look) {
  const box = into.appendChild(element("section", look));
  const title = box.appendChild(element("h3"));
  const list = box.appendChild(element("ol"));
  const hint = box.appendChild(element("p", "hint"));
  return { box, title, list, hint };
}
