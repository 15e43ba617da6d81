// The picture of a graph: an inline SVG that is moved by one transform, and lit by classes on its groups.
//
// What is joined to what comes beside the SVG as numbers, so that a hover is two short walks and some class
// changes. The server is told of a selection or of a click on something folded; all else happens here.

const SVG_LARGEST = 1.2; // scale: a picture of three cards is not blown up
const LEGIBLE = 0.42; // scale: a picture that would be smaller than this first shows its beginning,
const READABLE = 0.55; // larger; the button shows the whole
const SMALLEST = 0.02;
const BIGGEST = 4;
const KEY_PAUSE = 160; // ms: walking with the arrow keys tells the server where it stops
const CLICK = 4; // px that a pointer may move in a click

const mounts = new WeakMap();

export default function (component) {
  const { parentElement: root, data, setTriggerValue } = component;
  let graph = mounts.get(root);
  if (!graph) mounts.set(root, (graph = build(root)));
  graph.send = (message) => setTriggerValue("acted", message);
  update(graph, data);
  return () => {
    graph.stop();
    mounts.delete(root);
  };
}

function build(root) {
  const box = element("div", "graph themed");
  const view = box.appendChild(element("div", "view"));
  const canvas = view.appendChild(element("div", "canvas"));
  const empty = view.appendChild(element("div", "empty"));
  const bar = box.appendChild(element("div", "bar"));
  const legend = box.appendChild(element("div", "legend"));
  const tip = box.appendChild(element("div", "tip"));
  const list = box.appendChild(element("ol", "unseen"));
  const said = box.appendChild(element("div", "unseen"));
  view.tabIndex = 0;
  view.setAttribute("role", "application");
  said.setAttribute("aria-live", "polite");
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = legend.hidden = true;
  const graph = {
    root, box, view, canvas, empty, bar, legend, tip, list, said, data: null, svg: null, drawn: null, cards: [], edges: [],
    scale: 1, x: 0, y: 0, width: 0, height: 0, fitted: true, selected: null, pending: undefined, toggled: null, timer: 0,
    hovered: -1, edgeHovered: -1, staying: 0, room: { width: 0, height: 0 }, send: () => {},
  };
  graph.controls = controls(graph);
  graph.player = buildPlayer(graph);
  view.after(graph.player.box);
  listen(graph);
  const observer = new ResizeObserver(() => {
    graph.room = { width: view.clientWidth, height: view.clientHeight }; // asking at every step would lay the page out
    if (graph.fitted) fit(graph);
    fitParts(graph.player);
  });
  observer.observe(view);
  graph.stop = () => {
    observer.disconnect();
    clearTimeout(graph.timer);
    rest(graph);
    lightSource(null);
    box.remove();
  };
  root.appendChild(box);
  return graph;
}

function update(graph, data) {
  graph.data = data;
  graph.box.style.height = `${data.height}px`;
  graph.box.classList.toggle("dark", isDark(graph.box));
  if (graph.worded !== JSON.stringify(data.words)) wordControls(graph, data.words);
  if (data.svg !== graph.drawn) redraw(graph, data);
  trace(graph, data);
  updatePlayer(graph, data);
  if (graph.edgeHovered >= 0) tellEdge(graph, graph.edges[graph.edgeHovered]);
  const late = graph.pending !== undefined && data.selected !== graph.pending.node && performance.now() < graph.pending.until;
  if (!late) {
    graph.pending = undefined;
    mark(graph, data.selected ?? null);
  } else mark(graph, graph.pending.node);
}

function element(tag, look = "", text = "") {
  const one = document.createElement(tag);
  if (look) one.className = look;
  if (text) one.textContent = text;
  return one;
}

function isDark(box) {
  const [red, green, blue] = (getComputedStyle(box).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}
