// Waits for news of a room, past the page's own connection, and asks for the page only when there are some: in a class
// of two hundred nobody's page runs while nothing happens. Draws nothing but a line while the room cannot be reached,
// and what is right and how many gave which answer, where the page has not said so in a moment: two hundred pages that
// run one after the other take seconds.

import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./room_watch.css";

/** Milliseconds: after an answer that was no news; after a failure, doubled up to the last; until a page must have run. */
const SOON = 250;
const AGAIN = 700;
const LATEST = 4000;
const PATIENCE = 5000;
const MOMENT = 150;

/**
 * @typedef {{ ticket: string, seen: string, words: { lost: string, right: string } }} Data
 * @typedef {{ answer: string, count: number, share: number, right: boolean }} Bar
 * @typedef {{ right: string, bars: Bar[] }} AtOnce See viz/widgets/room/watching.py.
 */

export default mounting([theme, styles], (root) => {
  const line = root.appendChild(element("p", "lost themed"));
  line.setAttribute("role", "status");
  line.hidden = true;
  const truth = root.appendChild(element("div", "truth themed"));
  truth.setAttribute("role", "status");
  truth.hidden = true;
  /** @type {Mounted<Data>} */
  let mounted;
  let told = ""; // the news that the page was asked to run for, and
  let toldAt = 0; // when
  let pause = AGAIN;
  let stopped = false;
  let waiting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  /** @type {AbortController | undefined} */
  let asking;

  async function watch() {
    if (waiting) return;
    waiting = true;
    while (!stopped) await sleep(await once());
    waiting = false;
  }

  /** @returns {Promise<number>} For how long to wait before the next time. */
  async function once() {
    const { ticket, seen } = mounted.data;
    const known = told && performance.now() - toldAt < PATIENCE ? told : seen;
    try {
      asking = new AbortController();
      const answer = await fetch(address(ticket, known), { cache: "no-store", signal: asking.signal });
      if (answer.status === 410) return tell("gone");
      if (!answer.ok) throw new Error(String(answer.status));
      const [state, said] = (await answer.text()).split("\n");
      found();
      if (state === known) return SOON;
      if (said && state !== mounted.data.seen) soon ??= setTimeout(() => showTruth(JSON.parse(said)), MOMENT);
      return tell(state);
    } catch {
      if (stopped || asking?.signal.aborted) return 0;
      line.hidden = false;
      pause = Math.min(2 * pause, LATEST);
      return pause;
    }
  }

  /** @param {AtOnce} said */
  function showTruth({ right, bars }) {
    const table = element("div", "bars");
    for (const bar of bars) table.append(...barOf(bar));
    const line = element("p", "", right && mounted.data.words.right.replace("{}", () => right));
    truth.replaceChildren(line, table);
    truth.hidden = false;
  }

  function hideTruth() {
    clearTimeout(soon);
    soon = undefined;
    truth.hidden = true;
  }

  function found() {
    line.hidden = true;
    pause = AGAIN;
  }

  /** @param {string} state */
  function tell(state) {
    told = state;
    toldAt = performance.now();
    mounted.setTriggerValue("news", state);
    return state === "gone" ? LATEST : SOON;
  }

  return {
    update(data, now) {
      const other = mounted && mounted.data.ticket !== data.ticket;
      mounted = now;
      line.textContent = data.words.lost;
      showTheme(line);
      showTheme(truth);
      hideTruth(); // the page has run, and says it itself
      if (other || data.seen === told) told = "";
      if (other) asking?.abort();
      watch();
    },
    stop() {
      stopped = true;
      asking?.abort();
      hideTruth();
      line.remove();
      truth.remove();
    },
  };
});

/** @param {Bar} bar */
function barOf({ answer, count, share, right }) {
  const track = element("span", right ? "track right" : "track");
  track.style.setProperty("--share", `${share}%`);
  return [element("b", "", right ? `${answer} ✓` : answer), track, element("span", "", `${count} · ${share} %`)];
}

/**
 * @param {string} ticket
 * @param {string} seen
 */
function address(ticket, seen) {
  const ours = /** @type {HTMLScriptElement} */ (document.querySelector('script[type="module"][src*="/static/js/"]'))
    .src;
  const found = new URL(`../../room/${ticket}`, ours);
  found.searchParams.set("seen", seen);
  return found.href;
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
