// The picture of a graph: an inline SVG that is moved by one transform, and lit by classes on its groups.
//
// What is joined to what comes beside the SVG as numbers, so that a hover is two short walks and some class changes.
// The server is asked for another picture only, where something folded is opened; all else happens here. Other parts of
// the page hear of a selection by the event "cotangent:node".

import { shownEarly } from "../shared/early.js";
import { element } from "../shared/elements.js";
import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";
import picture from "../shared/picture.css";
import { remember } from "../shared/recent.js";
import roles from "../shared/roles.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import unseen from "../shared/unseen.css";
import { lookAhead, take } from "./graph/ahead.js";
import { fit, reveal } from "./graph/camera.js";
import { controls, wordControls } from "./graph/controls.js";
import { tellEdge } from "./graph/edges.js";
import { attach, fill, stop as stopFilling } from "./graph/filling.js";
import lectureStyle from "./graph/lecture.css";
import { lectures } from "./graph/lecture.js";
import { trace } from "./graph/light.js";
import menuStyle from "./graph/menu.css";
import { buildMenu, showMenu } from "./graph/menu.js";
import minimapStyle from "./graph/minimap.css";
import { drawMinimap, later, stayBeside } from "./graph/minimap.js";
import { holds, settled, turned } from "./graph/numbers.js";
import { moveByHand } from "./graph/panning.js";
import { redraw } from "./graph/picture.js";
import { choose, isDrawing, keep } from "./graph/picture_choice.js";
import playerStyle from "./graph/player.css";
import { buildPlayer, rest, updatePlayer } from "./graph/player.js";
import { fitParts } from "./graph/player_bar.js";
import { listen } from "./graph/pointer.js";
import { tellRoom } from "./graph/room.js";
import { cardOf, mark, tellSelected } from "./graph/selection.js";
import { prepare, sheetOf } from "./graph/sheet.js";
import { lightSource } from "./graph/source_light.js";
import style from "./graph/view.css";

export default mounting(
  [theme, roles, picture, unseen, style, menuStyle, minimapStyle, playerStyle, lectureStyle],
  shownEarly((root) => {
    const graph = build(root);
    return {
      update(data, { setTriggerValue }) {
        graph.send = (message) => setTriggerValue("acted", { ...message, at: graph.selected });
        keep(graph, data);
        serve(graph, data);
        remember(data.remember);
      },
      stop: graph.stop,
    };
  }),
);

function build(root) {
  const box = root.appendChild(element("div", "graph themed"));
  const view = box.appendChild(element("div", "view"));
  const canvas = view.appendChild(element("div", "canvas"));
  const empty = view.appendChild(element("div", "empty"));
  const drawing = view.appendChild(element("div", "drawing"));
  const bar = box.appendChild(element("div", "bar"));
  const legend = box.appendChild(element("div", "legend"));
  const tip = box.appendChild(element("div", "tip"));
  const list = box.appendChild(element("ol", "unseen"));
  const said = box.appendChild(element("div", "unseen"));
  view.tabIndex = 0;
  view.setAttribute("role", "application");
  said.setAttribute("aria-live", "polite");
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = legend.hidden = drawing.hidden = true;
  drawing.setAttribute("role", "status");
  /** @type {any} */
  const graph = {
    ...{ root, box, view, canvas, empty, drawing, bar, legend, tip, list, said },
    ...{
      data: null,
      svg: null,
      sheet: null,
      attached: null,
      sheets: new Map(),
      away: [],
      cards: [],
      edges: [],
      frames: [],
      selected: null,
      told: undefined,
    },
    ...{ scale: 1, x: 0, y: 0, width: 0, height: 0, fitted: true, toggled: null, way: null, cursor: -1 },
    ...{ hovered: -1, edgeHovered: -1, staying: 0, room: { width: 0, height: 0 }, covered: { right: 0, bottom: 0 } },
    ...{ turn: 0, numbers: null, moving: null, endPreparing: () => {} },
    ...{ pictures: new Map(), asked: new Map(), awaited: null, answers: new Map(), send: (_message) => {} },
  };
  // A picture that was kept, or drawn ahead: what does not depend on it stays.
  graph.show = ({ svg, cards, edges, frames, cardOf: places, timeline, shown, root, wrong, ticket, chosen, notes }) => {
    const drawn = { svg, cards, edges, frames, cardOf: places, timeline, shown, root, wrong, ticket, chosen };
    if (ticket !== graph.data.ticket) tell("notes", ticket === graph.notesOf ? null : (notes ?? null));
    update(graph, { ...graph.data, ...drawn });
  };
  graph.controls = controls(graph);
  graph.player = buildPlayer(graph);
  graph.menu = buildMenu(graph);
  view.after(graph.player.box);
  moveByHand(graph);
  listen(graph);
  const observer = new ResizeObserver(() => {
    graph.room = { width: view.clientWidth, height: view.clientHeight }; // asking at every step would lay the page out
    document.documentElement.style.setProperty("--drawer-height", `${view.clientHeight + 1}px`);
    if (graph.fitted) fit(graph);
    fill(graph);
    fitParts(graph);
    tellRoom(graph);
  });
  observer.observe(view);
  const forget = hear(graph);
  const endLectures = lectures(graph);
  tell("asks-drawer"); // it may have been there before
  graph.stop = () => {
    observer.disconnect();
    clearTimeout(graph.asking);
    clearTimeout(graph.patience);
    clearTimeout(graph.resting);
    clearTimeout(graph.pointing);
    graph.endPreparing();
    cancelIdleCallback(graph.listing);
    stopFilling(graph);
    forget();
    endLectures();
    rest(graph);
    delete document.documentElement.dataset.turning;
    lightSource(null);
    box.remove();
  };
  return graph;
}

// What other parts of the page say; returns what ends the listening.
function hear(graph) {
  return hearing({
    who: () => graph.data && tellSelected(graph, "page"),
    told: ({ node, chosen }) => {
      graph.told = node;
      if (chosen === graph.unheard) graph.unheard = null;
    },
    way: (detail) => {
      graph.way = detail;
      trace(graph);
    },
    drawer: ({ right, bottom }) => {
      const sheet = bottom ? graph.view.getBoundingClientRect().bottom - innerHeight + bottom : 0;
      const before = graph.covered;
      graph.covered = { right, bottom: Math.max(0, sheet) };
      for (const one of [graph.bar, graph.legend, graph.minimap?.box]) if (one) stayBeside(graph, one);
      graph.box.classList.toggle("beside", right > 0);
      if (before.right === right && before.bottom === graph.covered.bottom) return;
      const card = graph.cards[cardOf(graph, graph.selected)];
      if (graph.fitted) fit(graph);
      if (card) reveal(graph, card);
    },
    picture: (detail) => take(graph, detail),
    noted: ({ ticket }) => {
      graph.notesOf = ticket;
    },
    holds: (detail) => {
      detail.picture = holds(graph);
    },
    numbers: (detail) => turned(graph, detail),
    closed: () => graph.view.focus({ preventScroll: true }),
    "edge-answer": (detail) => {
      if (detail.ticket !== graph.data?.ticket) return;
      graph.answers.set(detail.edge, detail.says);
      if (graph.edgeHovered >= 0) tellEdge(graph, graph.edges[graph.edgeHovered]);
    },
  });
}

// What the server sent. A message that was there already (only the theme has changed) takes nothing back that was chosen
// since.
function serve(graph, data) {
  const { ticket, chosen, selected, room, turning, turn, height, words, svg } = data;
  const said = JSON.stringify([ticket, chosen, selected, room, turning, turn, height, words]);
  if (said === graph.message && svg === graph.sent) return showAgain(graph);
  Object.assign(graph, { message: said, sent: svg });
  const { unheard } = graph;
  graph.notesOf ??= data.ticket; // until the editor says of which pass its notes are
  clearTimeout(graph.awaited?.timer);
  graph.awaited = null;
  isDrawing(graph, false);
  graph.box.style.setProperty("--height", `${data.height}px`);
  showTheme(graph.box);
  update(graph, data);
  settled(graph);
  if (unheard) choose(graph, unheard); // the server answers something else, and has not heard of it yet
}

function showAgain(graph) {
  showTheme(graph.box);
  later(graph, drawMinimap);
}

function update(graph, data) {
  const another = data.ticket !== graph.data?.ticket;
  const before = graph.data;
  graph.data = data;
  if (another) graph.answers.clear();
  tellRoom(graph);
  if (graph.worded !== JSON.stringify(data.words)) wordControls(graph, data.words);
  const sheet = sheetOf(graph, data);
  if (sheet !== graph.sheet) redraw(graph, data, sheet);
  if (another) graph.way = null;
  trace(graph);
  updatePlayer(graph, data);
  // The server's word counts when it is a new one: it may not have heard yet of what was chosen here.
  const chosen = !before || (data.selected !== before.selected && data.selected !== graph.told);
  const node = chosen ? data.selected : graph.selected;
  mark(graph, node !== null && node < data.nodes ? node : null);
  if (data.chosen) graph.empty.textContent = data.words[data.chosen.view === "torch" ? "empty-torch" : "empty"];
  showMenu(graph);
  if (graph.svg !== graph.attached) attach(graph);
  lookAhead(graph);
  prepare(graph);
}
