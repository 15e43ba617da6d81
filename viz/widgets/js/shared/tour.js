// The tour of the graph page. A bundle of its own: only who takes it loads it.

import { driver } from "driver.js";
import base from "driver.js/dist/driver.css";
import { addressOf, open } from "./going.js";
import { rememberTour } from "./taken_tour.js";
import styles from "./tour.css";

const WAIT = 120_000; // ms until the first picture of a busy server is there
const REST = 2_000; // ms for what stands around it
const EDGE = 8; // px around what is pointed at

/** Where each step points: at a thing of the graph page. @type {Record<string, () => Element | null>} */
const PLACES = {
  editor: () => document.querySelector(".st-key-graph_editor"),
  picture: () => document.querySelector(".st-key-graph_picture"),
  card: () => within("g[data-card]"),
  timeline: () => within("input[type=range]"),
  examples: () => document.querySelector('.st-key-head [data-testid="stSelectbox"]'),
  share: () => document.querySelector(".st-key-share-open"),
  more: () => document.querySelector(".st-key-more-menu"),
};

/** @param {string} selector */
function within(selector) {
  const hosts = [...(document.querySelector(".st-key-graph_picture")?.querySelectorAll("*") ?? [])];
  return hosts.map((one) => one.shadowRoot?.querySelector(selector)).find((one) => one) ?? null;
}

/**
 * Show the tour, on the graph page.
 * @param {{ at: string, title: string, text: string }[]} steps
 * @param {Record<string, string>} words
 */
export async function tour(steps, words) {
  rememberTour();
  if (!onGraph()) open(addressOf("graph"));
  const all = () => steps.every(({ at }) => PLACES[at]?.());
  if (!(await there(() => PLACES.card() !== null, WAIT))) return;
  await there(all, REST); // what is not there by then is left out
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(base + styles);
  document.adoptedStyleSheets.push(sheet);
  const shown = steps.filter(({ at }) => PLACES[at]?.());
  const guide = driver({
    animate: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    allowKeyboardControl: false, // it takes no key while a step moves to the next one: quick ones were lost
    disableActiveInteraction: true,
    overlayOpacity: 0.55,
    popoverClass: "cotangent-tour",
    showProgress: true,
    progressText: words.progress,
    nextBtnText: words.next,
    prevBtnText: words.back,
    doneBtnText: words.done,
    smoothScroll: true,
    stagePadding: EDGE,
    stageRadius: EDGE,
    onPopoverRender: ({ wrapper, closeButton, nextButton }) => {
      requestAnimationFrame(() => nextButton.focus()); // Enter goes on; the driver itself begins at the cross
      const look = getComputedStyle(document.querySelector(".stApp") ?? document.body);
      wrapper.style.setProperty("--tour-background", look.backgroundColor);
      wrapper.style.setProperty("--tour-text", look.color);
      wrapper.style.setProperty("--tour-font", look.fontFamily);
      closeButton.setAttribute("aria-label", words.skip);
      closeButton.title = words.skip;
    },
    onDestroyed: () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      focused?.focus({ preventScroll: true });
    },
    steps: shown.map(({ at, title, text }) => ({
      element: () => PLACES[at]() ?? document.body,
      popover: { title, description: text },
    })),
  });
  guide.drive();
  const keys = (/** @type {KeyboardEvent} */ { key }) => {
    if (!guide.isActive()) window.removeEventListener("keyup", keys);
    else if (key === "ArrowRight") guide.moveNext();
    else if (key === "ArrowLeft" && guide.hasPreviousStep()) guide.movePrevious();
    else if (key === "Escape") guide.destroy();
  };
  window.addEventListener("keyup", keys);
}

/**
 * Wait until something is so; not for ever, nor once somebody has left the page.
 * @param {() => boolean} is
 * @param {number} time
 * @returns {Promise<boolean>}
 */
async function there(is, time) {
  const until = Date.now() + time;
  while (!is()) {
    if (Date.now() > until || !onGraph()) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

function onGraph() {
  return /\/graph\/?$/.test(location.pathname);
}
