// A row of buttons and a slider that walk through steps; it plays by itself until the end.

import { element, icon } from "../../shared/elements.js";

const PAUSE = 1100; // ms between two steps that play

const SIGNS = {
  first: "M3 3h2v10H3zM13 3v10L6 8z",
  back: "M11 3v10L4 8z",
  forth: "M5 3v10l7-5z",
  last: "M11 3h2v10h-2zM3 3v10l7-5z",
};

/**
 * @param {HTMLElement} box Gets the row.
 * @param {(at: number) => void} show Is called with every step, 0 for the beginning.
 */
export function stepper(box, show) {
  const row = box.appendChild(element("div", "steps"));
  const state = { at: 0, count: 0, timer: 0 };
  const button = (/** @type {keyof typeof SIGNS} */ sign, /** @type {() => void} */ act) => {
    const made = row.appendChild(element("button"));
    made.type = "button";
    made.append(icon(SIGNS[sign]));
    made.addEventListener("click", () => {
      rest();
      act();
    });
    return made;
  };
  const first = button("first", () => go(0));
  const back = button("back", () => go(state.at - 1));
  const slider = row.appendChild(element("input"));
  slider.type = "range";
  slider.min = "0";
  slider.addEventListener("input", () => {
    rest();
    go(Number(slider.value));
  });
  const forth = button("forth", () => go(state.at + 1));
  const last = button("last", () => go(state.count));
  const play = row.appendChild(element("button", "play"));
  play.type = "button";
  const label = row.appendChild(element("span", "count"));
  let words = { play: "", pause: "", first: "", back: "", forth: "", last: "", steps: "" };

  function go(/** @type {number} */ at) {
    state.at = Math.min(Math.max(at, 0), state.count);
    slider.value = String(state.at);
    label.textContent = `${state.at} / ${state.count}`;
    first.disabled = back.disabled = state.at === 0;
    last.disabled = forth.disabled = state.at === state.count;
    show(state.at);
  }

  function rest() {
    clearTimeout(state.timer);
    state.timer = 0;
    play.textContent = words.play;
  }

  function on() {
    if (state.at === state.count) return rest();
    go(state.at + 1);
    state.timer = window.setTimeout(on, PAUSE);
  }

  play.addEventListener("click", () => {
    if (state.timer) return rest();
    if (state.at === state.count) go(0);
    play.textContent = words.pause;
    state.timer = window.setTimeout(on, PAUSE / 2);
  });

  return {
    /**
     * @param {number} count
     * @param {any} given Its words.
     * @param {boolean} anew Whether to stand at the end again: another thing is shown.
     */
    update(count, given, anew) {
      words = given;
      if (!state.timer) play.textContent = words.play;
      first.title = words.first;
      back.title = words.back;
      forth.title = words.forth;
      last.title = words.last;
      for (const one of [first, back, forth, last]) one.setAttribute("aria-label", one.title);
      slider.setAttribute("aria-label", words.steps);
      state.count = count;
      slider.max = String(count);
      row.hidden = count === 0;
      if (anew) rest();
      go(anew ? count : state.at);
    },
    go,
    stop: () => clearTimeout(state.timer),
  };
}
