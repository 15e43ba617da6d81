// The search of the first page: what is typed goes to the server after a short pause, results come back in groups.

import { takesOver } from "../shared/data.js";
import { element, icon } from "../shared/elements.js";
import { leads } from "../shared/leading.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./course_search.css";

const WAIT = 160; // ms after the last letter
const LENS = "M7 2 a5 5 0 1 0 0.01 0 M10.6 10.6 L14 14";
const PARAMETER = "q";
const LED = "s"; // what the address of the page said that this one led to, see pages/home.py

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("search", "finder themed"));
  const field = element("input", "field");
  Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false });
  const line = element("div", "line");
  line.append(icon(LENS), field);
  const hints = element("div", "hints");
  const results = element("div", "results");
  results.setAttribute("aria-live", "polite");
  box.append(line, hints, results);
  /** @type {any} */
  const view = { root, box, field, hints, results, drawn: "", timer: 0, asked: null, waiting: false };

  field.addEventListener("input", () => ask(view, WAIT));
  field.addEventListener("paste", (event) => pasted(view, event));
  box.addEventListener("keydown", (event) => pressed(view, event));
  const anywhere = (/** @type {KeyboardEvent} */ event) => slash(view, event);
  document.addEventListener("keydown", anywhere);
  return {
    update(data, mounted) {
      showTheme(box);
      Object.assign(view, { mounted });
      if (takesOver(view, data)) draw(view);
    },
    stop() {
      clearTimeout(view.timer);
      document.removeEventListener("keydown", anywhere);
      box.remove();
    },
  };
});

function ask(view, wait) {
  clearTimeout(view.timer);
  const text = view.field.value.trim().slice(-view.data.longest);
  if (text === (view.asked ?? view.data.query)) return;
  view.box.classList.add("waiting");
  view.timer = setTimeout(() => {
    view.asked = text;
    view.mounted.setTriggerValue("asked", text);
  }, wait);
}

/** A field has one line: of a pasted traceback its last line is what was meant. */
function pasted(view, event) {
  const text = event.clipboardData?.getData("text") ?? "";
  const lines = text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
  if (lines.length < 2) return;
  event.preventDefault();
  view.field.value = (lines.findLast((one) => /^[\w.]+(Error|Exception|Warning)\b/.test(one)) ?? lines.at(-1)).slice(
    0,
    view.data.longest,
  );
  ask(view, 0);
}

function pressed(view, event) {
  const links = [...view.results.querySelectorAll("a")];
  const at = links.indexOf(view.root.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const to = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (to >= links.length) return;
    event.preventDefault();
    (links[to] ?? view.field).focus();
  } else if (event.key === "Enter" && view.root.activeElement === view.field) {
    event.preventDefault();
    if (!view.box.classList.contains("waiting")) links[0]?.click();
    else view.hurried = true;
  } else if (event.key === "Escape") {
    event.preventDefault();
    view.field.value = "";
    view.field.focus();
    ask(view, 0);
  }
}

function slash(view, event) {
  const free = !document.activeElement || document.activeElement === document.body;
  if (event.key !== "/" || !free || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  view.field.focus();
}

function draw(view) {
  const { data, field, box } = view;
  const { words } = data;
  field.placeholder = words.search;
  field.setAttribute("aria-label", words.search);
  field.maxLength = data.longest;
  const own = view.asked === null; // after going back: what the session has searched for
  if (own && !field.value) field.value = data.query;
  view.hints.replaceChildren(element("span", "", words.try), ...data.hints.map((text) => hint(view, text)));
  if (!own && data.query !== view.asked) return; // an older answer
  box.classList.remove("waiting");
  remember(data.query);
  view.hints.hidden = Boolean(data.query);
  list(view);
}

function hint(view, text) {
  const made = element("button", "hint", text);
  made.type = "button";
  made.addEventListener("click", () => {
    view.field.value = text;
    view.field.focus();
    ask(view, 0);
  });
  return made;
}

/** Write the question into the address, without an entry in the browser's history: a reload, or a copy, finds it again. */
function remember(query) {
  const here = new URL(location.href);
  if ((here.searchParams.get(PARAMETER) ?? "") === query && !here.searchParams.has(LED)) return;
  here.searchParams.delete(LED);
  if (query) here.searchParams.set(PARAMETER, query);
  else here.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", here);
}

async function list(view) {
  const { data, results } = view;
  const formulas = data.groups.some((group) => group.found.some((one) => one.formula));
  const katex = formulas ? await import("built:katex") : null;
  if (view.data !== data) return;
  katex?.useFormulas(view.root);
  const parts = data.groups.map((group) => {
    const part = element("section");
    part.append(element("h3", "", group.title), ...group.found.map((one) => result(view, one, katex)));
    return part;
  });
  if (data.query && !parts.length) parts.push(element("p", "none", data.words.none));
  results.replaceChildren(...parts);
  if (view.hurried) results.querySelector("a")?.click();
  view.hurried = false;
}

function result(view, one, katex) {
  const open = () => view.mounted.setTriggerValue("opened", one.number);
  const made = one.address ? leads(element("a", "result"), one.address, open) : element("div", "result");
  const title = element("span", one.code ? "title code" : "title");
  if (one.formula) title.append(katex.formula(one.title));
  else title.textContent = one.title;
  made.append(title);
  if (one.page) made.append(element("span", "page", one.page));
  if (one.about) made.append(element("span", "about", one.about));
  return made;
}
