// The menu at the end of a page's head: the programs that this browser remembers, the tour, keys, glossary, help.
//
// It also notes the program that is on the screen. Nothing of it is sent anywhere.

import { element } from "../shared/elements.js";
import { tell } from "../shared/events.js";
import { addressOf, within } from "../shared/going.js";
import { mounting } from "../shared/mounting.js";
import { changed, forgotten, keep, remember, remembered, renamed } from "../shared/recent.js";
import styles from "./more_menu.css";

const GAP = 4; // px between button and menu

export default mounting([styles], (root) => {
  const box = root.appendChild(element("div", "more"));
  const button = box.appendChild(element("button", "open", "⋯"));
  const menu = box.appendChild(element("div", "menu"));
  menu.popover = "auto";
  const view = { box, button, menu, data: null };
  button.addEventListener("click", () => menu.togglePopover());
  menu.addEventListener("toggle", (event) => {
    const open = /** @type {ToggleEvent} */ (event).newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (open) show(view);
  });
  const elsewhere = (/** @type {StorageEvent} */ event) =>
    changed(event) && menu.matches(":popover-open") && show(view);
  window.addEventListener("storage", elsewhere);
  return {
    update(data) {
      view.data = data;
      button.setAttribute("aria-label", data.words.more);
      button.title = data.words.more;
      button.setAttribute("aria-haspopup", "true");
      button.setAttribute("aria-expanded", String(menu.matches(":popover-open")));
      remember(data.seen);
      if (menu.matches(":popover-open")) show(view);
    },
    stop() {
      window.removeEventListener("storage", elsewhere);
      box.remove();
    },
  };
});

function show(view) {
  const { menu, data } = view;
  menu.replaceChildren(recent(view), rule(), ...actions(view));
  place(view);
  menu.setAttribute("aria-label", data.words.more);
}

function place({ button, menu }) {
  const { right, bottom } = button.getBoundingClientRect();
  const width = menu.getBoundingClientRect().width;
  menu.style.left = `${Math.max(8, Math.min(right, innerWidth - 8) - width)}px`;
  menu.style.top = `${bottom + GAP}px`;
  menu.style.maxHeight = `${innerHeight - bottom - 3 * GAP}px`;
}

function rule() {
  return element("hr");
}

function actions(view) {
  const { words, links } = view.data;
  const act = (text, name) => {
    const one = element("button", "item", text);
    one.addEventListener("click", () => {
      view.menu.hidePopover();
      tell(name);
    });
    return one;
  };
  return [
    act(words.tour, "tour"),
    act(words.keys, "keys"),
    ...links.map(({ title, page, link }) => {
      const one = element("a", "item", title);
      one.href = addressOf(page, link);
      within(one);
      one.addEventListener("click", () => view.menu.hidePopover());
      return one;
    }),
  ];
}

function recent(view) {
  const { words } = view.data;
  const part = element("section");
  part.append(element("h2", "", words.recent));
  const entries = remembered();
  if (!entries?.length) {
    part.append(element("p", "", entries ? words.none : words.refused));
    return part;
  }
  const list = part.appendChild(element("ul"));
  for (const one of entries) list.append(row(view, one));
  part.append(element("p", "", words.kept));
  if (entries.length > 1) {
    const all = part.appendChild(element("button", "small", words.forget_all));
    all.addEventListener("click", () => {
      if (!all.classList.contains("sure")) {
        all.classList.add("sure");
        all.textContent = words.sure;
        return;
      }
      keep([]);
      show(view);
      view.menu.querySelector("button, a")?.focus();
    });
  }
  return part;
}

function row(view, one) {
  const { words, pages, language } = view.data;
  const called = one.name ?? one.title;
  const made = element("li");
  const open = made.appendChild(element("a", "entry"));
  open.href = addressOf(one.page, one.link);
  within(open);
  open.addEventListener("click", () => view.menu.hidePopover());
  const when = new Date(one.at).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
  open.append(element("b", "", called), element("span", "", `${pages[one.page] ?? one.page} · ${when}`));
  const tool = (sign, text, act) => {
    const tool = made.appendChild(element("button", "tool", sign));
    tool.setAttribute("aria-label", text.replace("{name}", called));
    tool.title = text.replace("{name}", called);
    tool.addEventListener("click", act);
  };
  tool("✎", words.rename, () => rename(view, made, one));
  tool("×", words.forget, () => {
    keep(forgotten(remembered() ?? [], one.id));
    show(view);
    view.menu.querySelector("button, a")?.focus();
  });
  return made;
}

function rename(view, made, one) {
  const field = element("input");
  field.value = one.name ?? one.title;
  field.maxLength = 80;
  field.setAttribute("aria-label", view.data.words.name);
  let ended = false;
  const end = (/** @type {boolean} */ taken) => {
    if (ended) return;
    ended = true;
    if (taken) keep(renamed(remembered() ?? [], one.id, field.value));
    show(view);
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") end(true);
    if (event.key !== "Escape") return;
    event.preventDefault(); // it would close the menu
    end(false);
  });
  field.addEventListener("blur", () => end(true));
  made.replaceChildren(field);
  field.focus();
  field.select();
}
