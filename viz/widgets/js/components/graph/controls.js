// Search, zoom buttons, legend; the words on them.

import { element, icon } from "../../shared/elements.js";
import { fit, zoom } from "./camera.js";
import { turn } from "./lecture.js";
import { isHere, toggle } from "./picture_choice.js";
import { wordPlayer } from "./player_bar.js";
import { go } from "./selection.js";

const CORNERS = "M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z"; // no font has this sign

export function controls(graph) {
  const found = element("span", "found");
  const field = element("input");
  field.type = "search";
  field.addEventListener("input", () => search(graph));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      nextMatch(graph);
    } else if (event.key === "Escape") {
      field.value = "";
      search(graph);
      graph.view.focus();
    }
    event.stopPropagation();
  });
  const button = (text, act) => {
    const one = element("button", "", text);
    one.type = "button";
    one.addEventListener("click", act);
    return one;
  };
  const parts = {
    search: field,
    found,
    in: button("+", () => zoom(graph, 1.25)),
    out: button("−", () => zoom(graph, 0.8)),
    fit: button("⤢", () => fit(graph, true)),
    lecture: button("", () => turn(graph)),
    legend: button("?", () => {
      graph.legend.hidden = !graph.legend.hidden;
      parts.legend.setAttribute("aria-expanded", String(!graph.legend.hidden));
    }),
  };
  parts.lecture.append(icon(CORNERS));
  for (const one of [parts.in, parts.out]) one.className = "by-step";
  graph.bar.append(field, found, parts.in, parts.out, parts.fit, parts.lecture, parts.legend);
  return parts;
}

export function wordControls(graph, words) {
  graph.worded = JSON.stringify(words);
  const { controls: parts } = graph;
  const label = (one, text) => {
    one.setAttribute("aria-label", text);
    one.title = text;
  };
  wordPlayer(graph, words);
  label(parts.in, words["zoom-in"]);
  label(parts.out, words["zoom-out"]);
  label(parts.fit, words.fit);
  label(parts.lecture, words.lecture);
  label(parts.legend, words.legend);
  label(parts.search, words.search);
  parts.search.placeholder = words["search-short"];
  parts.legend.setAttribute("aria-expanded", String(!graph.legend.hidden));
  graph.view.setAttribute("aria-label", words.picture);
  graph.list.setAttribute("aria-label", words.nodes);
  graph.empty.textContent = words.empty;
  const row = (look, sign, text) => {
    const one = element("div");
    one.append(element("span", `sign ${look}`, sign), element("span", "", text));
    return one;
  };
  graph.legend.replaceChildren(
    row("forward", "▸", words["legend-value"]),
    row("backward", "◂", words["legend-adjoint"]),
    row("line", "", words["legend-edge"]),
    row("back", "", words["legend-contribution"]),
    row("dashed", "", words["legend-view"]),
    row("double", "", words["legend-in-place"]),
    row("bookmark", "", words["legend-kept"]),
    row("cutting", "", words["legend-cut"]),
    row("grey", "", words["legend-pruned"]),
  );
}

export function search(graph) {
  const wanted = graph.controls.search.value.trim().toLowerCase();
  let count = 0;
  for (const card of graph.cards) {
    const match =
      wanted !== "" &&
      `${card.title} ${card.beside} ${card.formula ?? ""} ${card.turn ?? ""} ${card.holds ?? ""}`
        .toLowerCase()
        .includes(wanted);
    card.group?.classList.toggle("match", match);
    if (match) count += 1;
  }
  graph.canvas.classList.toggle("searching", wanted !== "");
  graph.controls.found.textContent = wanted && graph.data ? graph.data.words.matches.replace("{count}", count) : "";
}

// The match after the one where we stand; a folded one is opened and looked through. Where its inside is not here yet,
// the server searches it and opens what it found.
export function nextMatch(graph) {
  const matches = [...graph.cards.keys()].filter((number) => graph.cards[number].group?.classList.contains("match"));
  const next = matches.find((number) => number > graph.cursor) ?? matches[0];
  if (next === undefined) return;
  const { folds, id } = graph.cards[next];
  if (!folds) return go(graph, next);
  if (!graph.data.chosen) return;
  if (isHere(graph, folds)) toggle(graph, folds, () => nextMatch(graph));
  else graph.send({ find: graph.controls.search.value.trim(), within: id });
}
