// Beneath the text: the button that runs it, the sign that it runs, and the one that stops it.

import { element, icon } from "../shared/elements.js";

const NOTICED = 300; // ms after which a run that has not ended yet may be stopped
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
  /** @type {import("./editor.js").Data | undefined} */
  let data;

  function began() {
    since = performance.now();
    clearInterval(timer);
    box.classList.add("running");
    timer = window.setInterval(tick, 100);
  }

  function tick() {
    const passed = performance.now() - since;
    if (passed < NOTICED || !data) return;
    const seconds = (passed / 1000).toFixed(1);
    says.textContent = data.words.running.replace("{seconds}", seconds);
    stops.hidden = data.stop === "";
  }

  function ended() {
    clearInterval(timer);
    box.classList.remove("running");
    says.textContent = "";
    stops.hidden = true;
  }

  runs.addEventListener("click", () => mayRun() && run());
  stops.addEventListener("click", () => data && askToStop(data.stop));

  return {
    box,
    began,
    stop: () => clearInterval(timer),
    /**
     * @param {import("./editor.js").Data} next
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
 * Messages wait for the run that is to be stopped, so this goes another way.
 * @param {string} session
 */
function askToStop(session) {
  const ours = /** @type {HTMLScriptElement | null} */ (
    document.querySelector('script[type="module"][src*="/static/js/"]')
  );
  if (ours) fetch(new URL("../../stop", ours.src), { headers: { "X-Cotangent-Session": session } }).catch(() => {});
}
