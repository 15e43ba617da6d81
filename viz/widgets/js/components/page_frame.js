// What stands around every page and is drawn by none: keys, the tour, explained words, names that Streamlit leaves in English.

import { element } from "../shared/elements.js";
import { translating } from "../shared/english.js";
import { hearing } from "../shared/events.js";
import { glossing } from "../shared/glossing.js";
import { addressOf } from "../shared/going.js";
import { actionOf } from "../shared/keys.js";
import { mounting } from "../shared/mounting.js";
import styles from "./page_frame.css";

const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]";

export default mounting([styles], (root) => {
  const dialog = root.appendChild(element("dialog"));
  /** @type {{ data: any }} */
  const frame = { data: null };
  const names = translating(() => frame.data?.english ?? {});
  const glossary = glossing(root);
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const typing = event.composedPath().some((one) => one instanceof Element && one.matches(TYPING));
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (actionOf("page", event) !== "keys" || dialog.open) return;
    event.preventDefault();
    list(dialog, frame.data);
  };
  window.addEventListener("keydown", pressed);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const forget = hearing({
    keys: () => list(dialog, frame.data),
    tour: async () => (await import("built:tour")).tour(frame.data.steps, frame.data.words),
  });
  return {
    update(data) {
      frame.data = data;
      names.again();
      glossary.again(terms(data), data.words);
      if (dialog.open) fill(dialog, data);
    },
    stop() {
      forget();
      names.stop();
      glossary.stop();
      window.removeEventListener("keydown", pressed);
      dialog.remove();
    },
  };
});

function terms({ terms }) {
  return terms.map((term) => ({ ...term, link: addressOf("help", term.link) }));
}

function list(dialog, data) {
  fill(dialog, data);
  dialog.showModal();
}

function fill(dialog, { keys, words }) {
  const head = element("header");
  const close = element("button", "", "×");
  close.setAttribute("aria-label", words.close);
  close.addEventListener("click", () => dialog.close());
  head.append(element("h1", "", words.keys), close);
  const parts = element("div", "parts");
  for (const { title, rows } of keys) {
    const part = parts.appendChild(element("section"));
    const terms = element("dl");
    part.append(element("h2", "", title), terms);
    for (const row of rows) {
      const term = element("dt");
      for (const way of row.keys)
        term.append(...way.flatMap((key, at) => [at ? "+" : "", element("kbd", "", key)]), " ");
      terms.append(term, element("dd", "", row.does));
    }
  }
  dialog.setAttribute("aria-label", words.keys);
  dialog.replaceChildren(head, parts);
}
