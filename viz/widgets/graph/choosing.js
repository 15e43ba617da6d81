// --- selection

function cardOf(graph, node) {
  return node === null || node === undefined ? -1 : (graph.data?.cardOf[node] ?? -1);
}

function mark(graph, node) {
  const changed = node !== graph.selected;
  graph.selected = node;
  const chosen = cardOf(graph, node);
  cursorTo(graph, chosen >= 0 ? chosen : changed ? -1 : graph.cursor ?? -1);
  if (changed && chosen >= 0) reveal(graph, graph.cards[chosen]);
  tellSelected(graph, node);
}

// The editor lights where the selected node stands. Not every node has a card: what the server says comes first.
function tellSelected(graph, node) {
  const span = node === graph.data.selected ? graph.data.selectedSpan : graph.cards[cardOf(graph, node)]?.span;
  window.dispatchEvent(new CustomEvent("cotangent:selected", { detail: { spans: span ? [spanOf(span)] : [] } }));
}

// The cursor is the selected card, or a folded one that the arrow keys stand on.
function cursorTo(graph, number) {
  if (number !== graph.cursor) hoverEdge(graph, -1);
  graph.cursor = number;
  const card = graph.cards[number];
  graph.cards.forEach((one, place) => {
    one.group?.classList.toggle("selected", place === number || (card?.node !== undefined && one.node === card.node && one.node !== null));
  });
  graph.edges.forEach((edge) => edge.group?.classList.toggle("near", edge.tail === number || edge.head === number));
  graph.said.textContent = card ? spoken(graph, card) : "";
}

function choose(graph, number, now = true) {
  const card = graph.cards[number];
  clearTimeout(graph.timer);
  if (card?.folds) {
    cursorTo(graph, number);
    return now ? toggle(graph, card.folds) : undefined;
  }
  const node = card?.node ?? null;
  if (card && node === null) return cursorTo(graph, number);
  graph.selected = node;
  graph.pending = { node, until: performance.now() + 1500 };
  cursorTo(graph, number);
  tellSelected(graph, node);
  graph.timer = setTimeout(() => graph.send({ node }), now ? 0 : KEY_PAUSE);
}

function toggle(graph, name) {
  graph.toggled = name;
  graph.send({ toggled: name });
}

function reveal(graph, card) {
  const { clientWidth, clientHeight } = graph.view;
  const left = graph.x + card.x * graph.scale;
  const top = graph.y + card.y * graph.scale;
  const inside = (start, length, whole) => (start < 16 ? 16 - start : Math.min(0, whole - 16 - start - length));
  const x = inside(left, card.width * graph.scale, clientWidth);
  const y = inside(top, card.height * graph.scale, clientHeight);
  if (!x && !y) return;
  graph.fitted = false;
  move(graph, graph.scale, graph.x + x, graph.y + y);
}

// --- keys: left to the first operand, right to the first user, up and down between neighbours

const STEPS = {
  ArrowLeft: (graph, card) => graph.cards[graph.edges[card.in[0]]?.tail],
  ArrowRight: (graph, card) => graph.cards[graph.edges[card.out[0]]?.head],
  ArrowUp: (graph, card) => sibling(graph, card, (other) => card.y - other.y),
  ArrowDown: (graph, card) => sibling(graph, card, (other) => other.y - card.y),
};

function sibling(graph, card, below) {
  const column = graph.cards.filter((other) => other.group && below(other) > 4 && Math.abs(other.x + other.width / 2 - card.x - card.width / 2) < Math.max(120, card.width));
  return column.sort((one, two) => below(one) - below(two))[0];
}

function pressed(graph, event) {
  const { key } = event;
  if (event.altKey || event.metaKey || (event.ctrlKey && !["+", "-", "0"].includes(key))) return;
  if (key in STEPS && graph.cards.length) step(graph, STEPS[key]);
  else if (key === "Home" || key === "End") go(graph, key === "Home" ? 0 : lastNode(graph));
  else if ((key === "Enter" || key === " ") && graph.cursor >= 0) choose(graph, graph.cursor);
  else if (key === "Escape") choose(graph, -1);
  else if (key === "+" || key === "=") zoom(graph, 1.25);
  else if (key === "-") zoom(graph, 0.8);
  else if (key === "0") fit(graph, true);
  else if (key === "e") nextEdge(graph);
  else if (key === "/") graph.controls.search.focus();
  else if (key === "." || key === ",") goTo(graph, key === "," ? graph.player.at - 1 : graph.player.active ? graph.player.at + 1 : 1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function step(graph, next) {
  const card = graph.cards[graph.cursor];
  const target = card ? next(graph, card) : graph.cards[0];
  if (target) go(graph, graph.cards.indexOf(target));
}

function go(graph, number) {
  if (!graph.cards[number]) return;
  choose(graph, number, false);
  reveal(graph, graph.cards[number]);
}

function lastNode(graph) {
  return graph.cards.findLastIndex((card) => card.node !== null && card.node !== undefined);
}

