// A small run that plays by itself, forward and backward: numbers go along the edges, and the program's line is lit.
// It rests after some rounds and while it is out of sight, and does not begin where less motion is asked for.

import { takesOver } from "../shared/data.js";
import { element, icon } from "../shared/elements.js";
import { leads } from "../shared/leading.js";
import { mounting } from "../shared/mounting.js";
import picture from "../shared/picture.css";
import roles from "../shared/roles.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import { land, travel } from "./graph/motion.js";
import styles from "./moving_picture.css";

const PAUSE = { leaf: 450, value: 1500, start: 1300, send: 1700, end: 4500 }; // ms before the next step
const ROUNDS = 3;
const SIGNS = {
  play: "M5 3 L13 8 L5 13 Z",
  pause: "M4 3 H7 V13 H4 Z M9 3 H12 V13 H9 Z",
  before: "M11 3 L4 8 L11 13 Z",
  after: "M5 3 L12 8 L5 13 Z M12 3 H13.5 V13 H12 Z",
};

export default mounting([theme, roles, picture, styles], (root) => {
  const box = root.appendChild(element("figure", "moving themed"));
  /** @type {any} */
  const view = { box, drawn: "", at: -1, playing: false, seen: false, rounds: 0, timer: 0 };
  const watcher = new IntersectionObserver(([entry]) => {
    view.seen = entry.isIntersecting;
    next(view);
  });
  watcher.observe(box);
  const woken = () => next(view);
  document.addEventListener("visibilitychange", woken);
  return {
    update(data, mounted) {
      showTheme(box);
      if (!takesOver(view, data)) return;
      view.mounted = mounted;
      build(view);
    },
    stop() {
      clearTimeout(view.timer);
      watcher.disconnect();
      document.removeEventListener("visibilitychange", woken);
      box.remove();
    },
  };
});

function build(view) {
  const { data, box, mounted } = view;
  const link = leads(element("a", "picture"), data.address, () => mounted.setTriggerValue("opened", true));
  link.setAttribute("aria-label", data.words.open);
  const parsed = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  svg.setAttribute("aria-hidden", "true");
  link.append(svg);
  const of = (one) => ({ ...one, group: svg.querySelector(`#${CSS.escape(one.id)}`) });
  const joined = (card) => data.edges.flatMap((edge, number) => (edge.head === card ? [number] : []));
  view.graph = {
    cards: data.cards.map((card, number) => ({ ...of(card), in: joined(number) })),
    edges: data.edges.map(of),
  };
  view.lines = data.source.map((text) => element("code", "line", text || " "));
  const program = element("div", "program");
  program.append(...view.lines);
  view.says = element("figcaption", "says");
  view.bar = element("div", "bar");
  view.play = button(view, () => (view.playing ? rest(view) : begin(view)));
  view.bar.append(
    button(view, () => step(view, view.at - 1), "before"),
    view.play,
    button(view, () => step(view, view.at + 1), "after"),
    element("span", "progress"),
  );
  const stage = element("div", "stage");
  stage.append(program, link);
  box.replaceChildren(stage, view.says, view.bar);
  view.rounds = 0;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    show(view, data.steps.length - 1, false);
    rest(view);
  } else {
    show(view, -1, false);
    begin(view);
  }
}

function button(view, act, name = "") {
  const made = element("button", "control");
  made.type = "button";
  made.addEventListener("click", act);
  if (name) named(made, name, view.data.words[name]);
  return made;
}

function named(made, sign, title) {
  made.replaceChildren(icon(SIGNS[sign]));
  made.title = title;
  made.setAttribute("aria-label", title);
}

function begin(view) {
  view.playing = true;
  view.rounds = 0;
  named(view.play, "pause", view.data.words.pause);
  if (view.at >= view.data.steps.length - 1) show(view, -1, false);
  next(view, 300);
}

function rest(view) {
  view.playing = false;
  clearTimeout(view.timer);
  named(view.play, "play", view.data.words.play);
}

/** A step that the reader asked for. */
function step(view, to) {
  rest(view);
  show(view, Math.max(-1, Math.min(to, view.data.steps.length - 1)), to > view.at);
}

function next(view, pause) {
  clearTimeout(view.timer);
  if (!view.playing || !view.seen || document.hidden) return;
  view.timer = setTimeout(() => {
    const last = view.at >= view.data.steps.length - 1;
    if (last && ++view.rounds >= ROUNDS) return rest(view);
    show(view, last ? -1 : view.at + 1, true);
    next(view);
  }, pause ?? pauseAfter(view));
}

function pauseAfter({ data, at }) {
  if (at < 0) return PAUSE.leaf;
  if (at === data.steps.length - 1) return PAUSE.end;
  const { kind, card } = data.steps[at];
  const leaf = kind === "value" && data.edges.every((edge) => edge.head !== card);
  return leaf ? PAUSE.leaf : (PAUSE[kind] ?? PAUSE.value);
}

function show(view, at, moving) {
  const { data, graph, lines } = view;
  const before = view.at;
  view.at = at;
  const done = data.steps.slice(0, at + 1);
  const ready = (backward) =>
    new Set(done.filter((one) => (one.number ?? -1) >= 0 === backward).flatMap((one) => one.ready ?? []));
  const [ran, adjoint] = [ready(false), ready(true)];
  const now = data.steps[at];
  graph.cards.forEach(({ group }, number) => {
    group?.querySelector(".value")?.classList.toggle("covered", !ran.has(number));
    group?.querySelector(".adjoint")?.classList.toggle("covered", !adjoint.has(number));
    group?.classList.toggle("now", now?.card === number);
  });
  const sent = new Set(done.map((one) => one.edge));
  graph.edges.forEach(({ group }, number) => {
    group?.classList.toggle("unsent", !sent.has(number));
    group?.classList.toggle("now", now?.edge === number);
  });
  lines.forEach((line, number) => {
    line.classList.toggle("lit", now?.span?.[0] === number + data.first);
  });
  view.says.textContent = now ? now.says : data.words.ready;
  const progress = view.bar.lastChild;
  progress.style.setProperty("--part", `${(100 * (at + 1)) / data.steps.length}%`);
  progress.classList.toggle("backward", (now?.number ?? -1) >= 0);
  if (moving && at === before + 1) travel(graph, now, PAUSE[now.kind] ?? PAUSE.value);
  else land(graph);
}
