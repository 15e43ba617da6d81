// Beneath the text: the button that runs it, the sign that it runs, and the one that stops it.

import { element, icon } from "../shared/elements.js";

const NOTICED = 300; // ms after which a run that has not ended yet may be stopped
const ASKED = 1_500; // ms after which the server is asked whether the run waits for others, and again each time
const SIGNS = { run: "M4 2.5v11l9-5.5z", stop: "M3.5 3.5h9v9h-9z" };

/**
 * @param {{ run: () => void, mayRun: () => boolean }} editor
 */
export function statusBar({ run, mayRun }) {
  const box = element("div", "status");
  const runs = box.appendChild(button("run", SIGNS.run));
  const stops = box.appendChild(button("stop", SIGNS.stop));
  const says = box.appendChild(element("span", "told"));
  const hint = box.appendChild(element("span", "hint"));
  says.setAttribute("role", "status");
  let timer = 0;
  let since = 0;
  let asked = 0;
  /** How many come before this run, where it waits for a place. @type {number | null} */
  let before = null;
  /** @type {import("./messages.js").Data | undefined} */
  let data;

  function began() {
    since = performance.now();
    asked = ASKED;
    before = null;
    clearInterval(timer);
    box.classList.add("running");
    timer = window.setInterval(tick, 100);
  }

  function tick() {
    const passed = performance.now() - since;
    if (passed < NOTICED || !data) return;
    if (passed > asked && data.stop) askHowMany(data.stop);
    const seconds = (passed / 1000).toFixed(1);
    const { running, waiting } = data.words;
    says.textContent =
      before === null ? running.replace("{seconds}", seconds) : waiting.replace("{count}", String(before));
    stops.hidden = data.stop === "";
  }

  /** @param {string} session */
  async function askHowMany(session) {
    const run = since;
    asked = performance.now() - since + ASKED;
    const answer = await request("waiting", session);
    const told = answer?.ok ? (await answer.json().catch(() => null))?.before : null;
    if (run === since) before = Number.isInteger(told) ? told : null;
  }

  function ended() {
    clearInterval(timer);
    box.classList.remove("running");
    says.textContent = "";
    stops.hidden = true;
  }

  runs.addEventListener("click", () => mayRun() && run());
  stops.addEventListener("click", () => data && request("stop", data.stop));

  return {
    box,
    began,
    stop: () => clearInterval(timer),
    /**
     * @param {import("./messages.js").Data} next
     * @param {{ answered: boolean }} known
     */
    update(next, { answered }) {
      data = next;
      box.hidden = !data.runs;
      box.classList.toggle("checks", data.checks);
      name(runs, data.words.run, data.words.run_help);
      name(stops, data.words.stop, data.words.stop_help);
      hint.textContent = data.words.hint;
      if (answered) ended();
    },
  };
}

/** @param {string} look @param {string} path */
function button(look, path) {
  const made = element("button", look);
  made.type = "button";
  made.append(icon(path), element("span"));
  made.hidden = look === "stop";
  return made;
}

/** @param {HTMLButtonElement} made @param {string} text @param {string} help */
function name(made, text, help) {
  const label = made.querySelector("span");
  if (label) label.textContent = text;
  made.title = help;
}

/**
 * Messages wait for the run that they are about, so this goes another way.
 * @param {"stop" | "waiting"} about
 * @param {string} session
 * @returns {Promise<Response | null>}
 */
async function request(about, session) {
  const ours = /** @type {HTMLScriptElement | null} */ (
    document.querySelector('script[type="module"][src*="/static/js/"]')
  );
  if (!ours) return null;
  return fetch(new URL(`../../${about}`, ours.src), { headers: { "X-Cotangent-Session": session } }).catch(() => null);
}
