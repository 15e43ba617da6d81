// The identities as a list to search: formula, derivative; a click opens one on the page.

import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./identity_list.css";

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "identities themed"));
  const view = { root, box, drawn: "", text: "" };
  return {
    update(data, mounted) {
      showTheme(box);
      view.pick = (key) => mounted.setTriggerValue("picked", key);
      const { chosen, ...rest } = data;
      const drawn = JSON.stringify(rest);
      if (drawn !== view.drawn) {
        Object.assign(view, { drawn, data });
        draw(view);
      }
      mark(view, chosen);
    },
    stop: () => box.remove(),
  };
});

async function draw(view) {
  const { formula, useFormulas } = await import("built:katex");
  useFormulas(view.root);
  const { data, box } = view;
  const search = element("input", "search");
  Object.assign(search, { type: "search", placeholder: data.words.search, value: view.text, maxLength: 100 });
  search.setAttribute("aria-label", data.words.search);
  view.list = element("div", "list");
  view.none = element("div", "none", data.words.none);
  for (const group of data.groups) {
    const part = view.list.appendChild(element("section"));
    part.append(element("h3", "", group.title));
    for (const one of group.identities) part.append(row(view, one, formula));
  }
  search.addEventListener("input", () => {
    view.text = search.value;
    find(view);
  });
  box.replaceChildren(search, view.list, view.none);
  find(view);
  mark(view, view.chosen);
  const open = view.list.querySelector('[aria-pressed="true"]');
  if (open) view.list.scrollTop = open.offsetTop - view.list.offsetTop - 40;
}

function row(view, one, formula) {
  const made = element("button", "row");
  made.type = "button";
  Object.assign(made.dataset, { key: one.key, words: one.words });
  made.append(formula(one.f), element("span", "arrow", "→"), formula(one.derivative));
  made.setAttribute("aria-label", one.label);
  made.addEventListener("click", () => view.pick(one.key));
  return made;
}

function find(view) {
  const wanted = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const part of view.list.children) {
    let shown = 0;
    for (const one of part.querySelectorAll(".row")) {
      one.hidden = !wanted.every((word) => one.dataset.words.includes(word));
      shown += one.hidden ? 0 : 1;
    }
    part.hidden = !shown;
    found += shown;
  }
  view.none.hidden = found > 0;
}

function mark(view, chosen) {
  view.chosen = chosen;
  for (const one of view.box.querySelectorAll(".row")) {
    const is = one.dataset.key === chosen;
    one.setAttribute("aria-pressed", String(is));
  }
}
