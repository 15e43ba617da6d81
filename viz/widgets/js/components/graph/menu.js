// The menu of what the picture shows: direction, whose nodes, how folded, how far around the selected node, which turn
// of a loop; and beside it the backward pass. Every choice is the browser's.

import { element, icon } from "../../shared/elements.js";
import { LAYOUTS, lookSoon, offered, passes as others } from "./ahead.js";
import { choose } from "./picture_choice.js";
import { cardOf, go } from "./selection.js";

const DISTANCES = [0, 1, 2, 3, 5]; // as in viz/picture/fold_near.py
const NARROW = 700; // px, as in menu.css: where the list is short
const SLIDERS =
  "M2 3h7v2H2zM11 3h3v2h-3zM9 2h2v4H9zM2 11h3v2H2zM7 11h7v2H7zM5 10h2v4H5zM2 7h8v2H2zM12 7h2v2h-2zM10 6h2v4h-2z";

export function buildMenu(graph) {
  const box = graph.view.appendChild(element("div", "chooser"));
  const passes = box.appendChild(element("select", "passes"));
  const button = box.appendChild(element("button", "views"));
  const panel = box.appendChild(element("div", "panel"));
  button.type = "button";
  button.setAttribute("aria-haspopup", "dialog");
  panel.setAttribute("role", "dialog");
  const menu = { box, passes, button, panel, worded: "", shown: "" };
  open(graph, menu, false);
  button.addEventListener("click", () => open(graph, menu, panel.hidden));
  for (const name of ["pointerenter", "focus"]) {
    passes.addEventListener(name, () => lookSoon(graph, () => others(graph)));
    button.addEventListener(name, () => lookSoon(graph, () => [...offered(graph), ...distances(graph)]));
  }
  passes.addEventListener("change", () => choose(graph, { ...graph.data.chosen, pass: Number(passes.value) }));
  for (const name of ["click", "dblclick", "keydown", "pointerdown", "wheel"]) {
    box.addEventListener(name, (event) => event.stopPropagation());
  }
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    open(graph, menu, false);
    button.focus();
  });
  graph.view.addEventListener("pointerdown", () => open(graph, menu, false));
  return menu;
}

function open(graph, { button, panel }, opens) {
  panel.hidden = !opens;
  button.setAttribute("aria-expanded", String(opens));
  if (!opens) return;
  showMenu(graph); // a node may have been selected since
  panel.querySelector("input:checked")?.focus();
}

function distances({ data: { chosen }, selected }) {
  return selected === null ? [] : DISTANCES.map((steps) => ({ ...chosen, steps }));
}

/** Say what is chosen, and what may be. */
export function showMenu(graph) {
  const { menu, data, selected } = graph;
  menu.box.hidden = !data.chosen;
  if (!data.chosen) return;
  const wanted = JSON.stringify([data.menu, data.words.view]);
  if (wanted !== menu.worded) {
    menu.worded = wanted;
    menu.panel.setAttribute("aria-label", data.words.view);
    menu.panel.replaceChildren(...groups(graph), ...loops(graph));
  }
  const now = JSON.stringify([wanted, data.chosen, selected === null, graph.room.width < NARROW]);
  if (now !== menu.shown) showChosen(graph);
  menu.shown = now;
}

// What is chosen, in the boxes that are there: making them anew would lay the page out for the one that has the focus.
function showChosen(graph) {
  const { menu, selected } = graph;
  const { words, chosen } = graph.data;
  const special = [
    chosen.layout && words[layoutWord(chosen.layout)],
    chosen.view === "torch" && words["nodes-short"],
    chosen.folding === "line" && words["folding-short"],
    chosen.steps && selected !== null && words["around-some"].replace("{count}", chosen.steps),
  ].filter(Boolean);
  menu.button.replaceChildren(icon(SLIDERS), element("span", "", special.join(" · ") || words.view));
  menu.button.setAttribute("aria-label", [words.view, ...special].join(", "));
  for (const box of menu.panel.querySelectorAll('input[type="radio"]'))
    box.checked = box.value === String(chosen[box.name]);
  menu.panel.querySelector(".around").disabled = selected === null;
  showPasses(graph);
}

function showPasses({ menu, room, data: { words, chosen, menu: offer } }) {
  menu.passes.hidden = offer.passes.length < 2;
  menu.passes.setAttribute("aria-label", words.pass);
  const narrow = room.width < NARROW; // the number has to be read, and the line can be looked up
  const named = JSON.stringify([offer.passes, words["pass-number"], narrow]);
  if (named !== menu.named) {
    menu.named = named;
    const label = (line, place) =>
      (narrow ? words["backward-brief"] : line === null ? words["pass-number"] : words["pass-line"])
        .replace("{number}", place + 1)
        .replace("{line}", line);
    menu.passes.replaceChildren(...offer.passes.map((line, place) => new Option(label(line, place), place)));
  }
  const pass = String(chosen.pass ?? "");
  if (menu.passes.value !== pass) menu.passes.value = pass; // which lays the page out
}

function layoutWord(layout) {
  return { "": "layout-auto", LR: "layout-across", TB: "layout-down", rows: "layout-rows" }[layout];
}

function groups(graph) {
  const { words } = graph.data;
  return [
    group(
      graph,
      "layout",
      words.layout,
      LAYOUTS.map((layout) => [layout, words[layoutWord(layout)]]),
    ),
    group(
      graph,
      "view",
      words["nodes-of"],
      [
        ["maths", words["nodes-maths"]],
        ["torch", words["nodes-torch"]],
      ],
      words["nodes-help"],
    ),
    group(graph, "folding", words.folding, [
      ["scope", words["folding-scope"]],
      ["line", words["folding-line"]],
    ]),
    group(
      graph,
      "steps",
      words.around,
      DISTANCES.map((steps) => [steps, steps ? words["around-some"].replace("{count}", steps) : words["around-all"]]),
      words["around-help"],
      "around",
    ),
  ];
}

function group(graph, name, title, options, help = "", look = "") {
  const box = element("fieldset", look);
  box.append(element("legend", "", title));
  box.title = help;
  for (const [value, text] of options) {
    const label = box.appendChild(element("label"));
    const input = label.appendChild(element("input"));
    Object.assign(input, { type: "radio", name, value });
    input.addEventListener("change", () => choose(graph, { ...graph.data.chosen, [name]: value }));
    label.append(text);
  }
  return box;
}

// Going to a turn selects what it made first.
function loops(graph) {
  const { words, menu } = graph.data;
  if (!menu.loops.length) return [];
  const box = element("fieldset", "turns");
  box.append(element("legend", "", words.loop));
  const which = box.appendChild(element("select"));
  which.setAttribute("aria-label", words.loop);
  which.append(...menu.loops.map(({ header }, place) => new Option(header, place)));
  const label = box.appendChild(element("label"));
  const caption = label.appendChild(element("span"));
  const turn = label.appendChild(element("input"));
  Object.assign(turn, { type: "number", min: 0, step: 1 });
  const size = () => {
    turn.max = menu.loops[which.value].last;
    caption.textContent = words["go-to-turn"].replace("{last}", turn.max);
  };
  which.addEventListener("change", size);
  turn.addEventListener("change", () => turn.value !== "" && goToTurn(graph, Number(which.value), Number(turn.value)));
  size();
  return [box];
}

function goToTurn(graph, loop, turn) {
  const { firsts } = graph.data.menu.loops[loop];
  const [, node] = firsts?.find(([one]) => one >= turn) ?? firsts?.at(-1) ?? [];
  const card = node === undefined ? -1 : cardOf(graph, node);
  if (graph.cards[card]?.node === node && node !== undefined) go(graph, card);
  else graph.send({ loop, turn });
}
