// The room that the picture has in the view. The server draws for it, so that the whole program is in view at a
// readable size; a browser that has another room than the server thought says so.

const STEP = 20; // px, as in viz/picture/room.py
const PAUSE = 120; // ms: a window that is being pulled asks once
const PATIENCE = 2500; // ms
const BAR = 44; // px that the buttons take at the top
const EDGE = 6; // px left free at the other sides
const READABLE = 1; // scale: below it the smallest text gets smaller than eleven pixels
const LARGEST = 1.6; // scale: a picture of three cards is not blown up
const LECTURE = 1.5;

/** The free part of the view, in pixels. */
export function free({ room }) {
  return { left: EDGE, top: BAR, width: room.width - 2 * EDGE, height: room.height - BAR - EDGE };
}

/** By how much everything is larger than usual. */
export function enlarged(graph) {
  return graph.lecturing ? LECTURE : 1;
}

/** Tell the server of a room that it does not know. The first picture is shown once it is the one for this room. */
export function tellRoom(graph) {
  const wanted = graph.data?.room;
  if (!wanted) return;
  if (!graph.seen) showWhenKnown(graph, true);
  if (!graph.room.width) return;
  const { width, height } = free(graph);
  const room = [width, height].map((length) => Math.floor(length / enlarged(graph) / STEP) * STEP);
  if (room[0] === wanted[0] && room[1] === wanted[1]) {
    graph.askedRoom = "";
    clearTimeout(graph.asking);
    return showWhenKnown(graph, false);
  }
  if (graph.askedRoom === room.join()) return;
  graph.askedRoom = room.join();
  clearTimeout(graph.asking);
  graph.asking = setTimeout(() => graph.send({ room }), PAUSE);
}

// Keep the picture hidden until it fits, or until that has taken too long.
function showWhenKnown(graph, waits) {
  graph.box.classList.toggle("awaiting", waits);
  clearTimeout(graph.patience);
  if (!waits) graph.seen = true;
  else graph.patience = setTimeout(() => showWhenKnown(graph, false), PATIENCE);
}

// The room beside the open drawer, where the picture can be read there; else the drawer lies over a part of it.
function uncovered(graph, whole) {
  const room = free(graph);
  const { right, bottom } = graph.covered;
  const beside = { ...room, width: room.width - right, height: room.height - bottom };
  const scale = Math.min(beside.width / graph.width, beside.height / graph.height);
  return whole || scale >= READABLE * enlarged(graph) ? beside : room;
}

/** Scale and place at which a picture is first shown: whole, or where that would be too small its end, the loss. */
export function firstView(graph, whole) {
  const room = uncovered(graph, whole);
  const all = Math.min(LARGEST * enlarged(graph), room.width / graph.width, room.height / graph.height);
  const scale = whole ? all : Math.max(READABLE * enlarged(graph), all);
  const root = graph.cards[graph.data.root] ?? { x: 0, y: 0, width: 0, height: 0 };
  const place = (start, length, size, first, long) => {
    if (size * scale <= length) return start + (length - size * scale) / 2;
    return start - Math.max(0, Math.min((first + long) * scale - length + 8, size * scale - length));
  };
  return {
    scale,
    x: place(room.left, room.width, graph.width, root.x, root.width),
    y: place(room.top, room.height, graph.height, root.y, root.height),
  };
}
