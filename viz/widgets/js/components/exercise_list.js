// The topics of the book with their exercises: what is done, what was tried, where one is. Folding, searching and
// counting are the browser's; only the exercise that is chosen asks the server.

import { matching } from "../exercises/matching.js";
import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import { afterPress } from "../shared/pressing.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import unseen from "../shared/unseen.css";
import styles from "./exercise_list.css";

const NARROW = matchMedia("(max-width: 1180px)");

/**
 * @typedef {{ key: string, title: string, state: "" | "tried" | "done" | "seen", tries: string }} Exercise
 * @typedef {{ key: string, title: string, section: string, exercises: Exercise[] }} Topic
 * @typedef {{ topics: Topic[], chosen: string, total: string, words: Record<string, string> }} Data
 */

export default mounting([theme, unseen, styles], (root) => {
  const nav = root.appendChild(element("nav", "list themed"));
  const folder = nav.appendChild(element("details", "folder"));
  const head = folder.appendChild(element("summary", "total"));
  const inside = folder.appendChild(element("div", "inside"));
  const box = inside.appendChild(element("input", "search"));
  const topics = inside.appendChild(element("div", "topics"));
  const none = inside.appendChild(element("p", "none"));
  box.type = "search";
  none.setAttribute("role", "status");
  let drawn = "";
  let stood = ""; // the exercise that was scrolled to last
  /** @type {Data} */
  let data;
  /** @type {Set<string>} */
  const open = new Set();
  let send = (/** @type {string} */ _key) => {};

  const fold = () => {
    folder.open = !NARROW.matches;
  };
  fold();
  NARROW.addEventListener("change", fold);
  // On a wide screen the list stands open: its head is then a heading and folds nothing.
  head.addEventListener("click", (event) => NARROW.matches || event.preventDefault());
  box.addEventListener("input", draw);
  const drawAfterPress = afterPress(nav, () => {
    draw();
    if (stood !== data.chosen) reach();
    stood = data.chosen;
  });

  function draw() {
    const focused = /** @type {HTMLElement | null} */ (root.activeElement)?.dataset?.key;
    const found = matching(data.topics, box.value);
    topics.replaceChildren(...found.map(topicOf));
    none.textContent = found.length ? "" : data.words.none;
    const again = focused && topics.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    if (again) /** @type {HTMLElement} */ (again).focus();
  }

  function topicOf(/** @type {Topic} */ topic) {
    const made = element("details", "topic");
    const here = topic.exercises.some((one) => one.key === data.chosen);
    made.open = here || open.has(topic.key) || box.value.trim() !== "";
    made.classList.toggle("here", here);
    made.addEventListener("toggle", () => (made.open ? open.add(topic.key) : open.delete(topic.key)));
    const summary = made.appendChild(element("summary"));
    const done = topic.exercises.filter((one) => one.state === "done").length;
    summary.append(element("span", "name", topic.title), count(done, topic.exercises.length));
    if (topic.section) summary.append(element("span", "section", topic.section));
    const list = made.appendChild(element("ol"));
    list.append(...topic.exercises.map(exerciseOf));
    return made;
  }

  function count(/** @type {number} */ done, /** @type {number} */ all) {
    const made = element("span", done === all ? "count all" : "count", `${done}/${all}`);
    made.setAttribute("aria-label", data.words.count.replace("{done}", String(done)).replace("{all}", String(all)));
    return made;
  }

  function exerciseOf(/** @type {Exercise} */ one) {
    const made = element("li");
    const button = made.appendChild(element("button", one.state));
    button.type = "button";
    button.dataset.key = one.key;
    if (one.key === data.chosen) button.setAttribute("aria-current", "true");
    button.append(mark(one.state), element("span", "title", one.title));
    if (one.tries) button.append(element("span", "tries", one.tries));
    const said = data.words[one.state];
    if (said) button.append(element("span", "unseen", ` · ${said}`));
    button.addEventListener("click", () => {
      if (NARROW.matches) folder.open = false;
      send(one.key);
    });
    return made;
  }

  /** Scroll the list, and not the page, to where one is. */
  function reach() {
    const here = topics.querySelector("[aria-current]");
    if (!here) return;
    const [inner, outer] = [here.getBoundingClientRect(), topics.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      topics.scrollTop += inner.top - outer.top - topics.clientHeight / 3;
    }
  }

  return {
    update(next, mounted) {
      showTheme(nav);
      send = (key) => mounted.setTriggerValue("opened", key);
      const text = JSON.stringify(next);
      if (text === drawn) return;
      drawn = text;
      data = next;
      nav.setAttribute("aria-label", data.words.label);
      head.replaceChildren(element("span", "label", data.words.label), element("span", "sum", data.total));
      box.placeholder = data.words.search;
      box.setAttribute("aria-label", data.words.search);
      drawAfterPress();
    },
    stop() {
      NARROW.removeEventListener("change", fold);
      nav.remove();
    },
  };
});

/** A ring: empty, half full, or with a tick. */
function mark(/** @type {string} */ state) {
  const drawing = shape("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, "mark");
  drawing.append(shape("circle", { cx: 8, cy: 8, r: 6.5 }));
  if (state === "done") drawing.append(shape("path", { d: "M5 8.3l2.1 2.1L11 6.2" }));
  else if (state) drawing.append(shape("path", { d: "M8 4.5a3.5 3.5 0 0 1 0 7z" }, "half"));
  return drawing;
}
