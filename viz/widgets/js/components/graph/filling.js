// What of a picture stands on the page: what is in view at once, nearest to its middle first; what is around it in idle
// moments, of a small picture all, and what is far from it no longer. Laying a card out takes the browser a fifth of a
// millisecond, and three hundred of them several frames; so does taking them off the page, when another picture is shown.
//
// What is not there is not in the document: a group that is hidden by its style would be laid out all the same.

const AT_ONCE = 40; // cards whose layout a frame has time for; a picture of no more is small
const IDLE = 24; // cards of one idle moment
const EDGE = 0.5; // of a card's time
const MARGIN = 60; // px around the view
const READY = 0.5; // of the view's size: so far around it all is there
const FAR = 1; // of the view's size: farther away nothing stays
const SOON = 120; // ms after which a part comes even where no moment is idle

/**
 * The groups of a picture in their order, each with the place that it takes, see `isInView`; an edge is somewhere between
 * its cards. Frames take all of it.
 */
export function thingsOf({ into, width, height }, cards, edges) {
  const places = new Map(cards.map((card) => [card.group, { ...boxOf([card]), takes: 1 }]));
  for (const edge of edges) places.set(edge.group, { ...boxOf([cards[edge.tail], cards[edge.head]]), takes: EDGE });
  const whole = { x: 0, y: 0, width, height, takes: 0 };
  return [...into.children].map((group, order) => ({ group, order, isHere: true, ...(places.get(group) ?? whole) }));
}

function boxOf(cards) {
  const [x, y] = [Math.min(...cards.map((one) => one.x)), Math.min(...cards.map((one) => one.y))];
  const right = Math.max(...cards.map((one) => one.x + one.width));
  return { x, y, width: right - x, height: Math.max(...cards.map((one) => one.y + one.height)) - y };
}

/** Put the picture of the graph onto the page. */
export function attach(graph) {
  const { svg, canvas, sheet } = graph;
  stop(graph);
  graph.attached = svg;
  if (!svg) return canvas.replaceChildren();
  const { things, drawing } = sheet;
  // As long as nobody knows the view, what is in it is not known either.
  const all = graph.cards.length <= AT_ONCE && !graph.room.width;
  for (const one of things) one.isHere = all;
  for (const one of first(near(graph), AT_ONCE)) one.isHere = true;
  drawing.into.replaceChildren(...things.filter((one) => one.isHere).map((one) => one.group));
  canvas.replaceChildren(svg);
  goOn(graph);
}

/** Bring what has come into view, in the frame in which the picture moves. */
export function fill(graph) {
  if (graph.svg && graph.attached === graph.svg) goOn(graph);
}

/** Bring nothing more. */
export function stop(graph) {
  cancelAnimationFrame(graph.fillsNow);
  cancelIdleCallback(graph.fillsLater);
  Object.assign(graph, { fillsNow: 0, fillsLater: 0 });
}

function goOn(graph) {
  stop(graph);
  if (near(graph).length) graph.fillsNow = requestAnimationFrame(next);
  else if (soon(graph).length || far(graph).length) graph.fillsLater = requestIdleCallback(next, { timeout: SOON });

  function next() {
    const [wanted, others] = [near(graph), soon(graph)];
    if (wanted.length) bring(graph, first(wanted, AT_ONCE));
    else if (others.length) bring(graph, first(others, IDLE));
    else for (const one of first(far(graph), IDLE)) take(one);
    goOn(graph);
  }
}

// What is around the view and not there yet; of a picture of few cards all.
function soon(graph) {
  const all = graph.cards.length <= AT_ONCE;
  return graph.sheet.things.filter((one) => !one.isHere && (all || isInView(one, graph, around(graph, READY))));
}

// What is there and far from the view.
function far(graph) {
  if (graph.cards.length <= AT_ONCE) return [];
  const margin = around(graph, FAR);
  return graph.sheet.things.filter((one) => one.isHere && one.takes && !isInView(one, graph, margin));
}

function around({ room }, share) {
  return Math.max(MARGIN, share * Math.max(room.width, room.height));
}

// What is in view and not there yet, from the middle on.
function near({ sheet, room, scale, x, y }) {
  const distance = (one) =>
    one.takes && // frames come first
    Math.hypot(
      x + (one.x + one.width / 2) * scale - room.width / 2,
      y + (one.y + one.height / 2) * scale - room.height / 2,
    );
  const seen = sheet.things.filter((one) => !one.isHere && isInView(one, { room, scale, x, y }));
  return seen.sort((one, other) => distance(one) - distance(other));
}

/** Whether a place of the picture is in the view, or closer to it than a margin. */
export function isInView(one, { room, scale, x, y }, margin = MARGIN) {
  const [left, top] = [x + one.x * scale, y + one.y * scale];
  return (
    left < room.width + margin &&
    top < room.height + margin &&
    left + one.width * scale > -margin &&
    top + one.height * scale > -margin
  );
}

// As many of these as there is time for.
function first(things, most) {
  let taken = 0;
  return things.filter((one) => {
    const fits = taken < most;
    if (fits) taken += one.takes;
    return fits;
  });
}

function bring({ sheet: { things, drawing } }, some) {
  for (const one of some) {
    const after = things.slice(one.order + 1).find((other) => other.isHere);
    drawing.into.insertBefore(one.group, after?.group ?? null);
    one.isHere = true;
  }
}

function take(one) {
  one.group.remove();
  one.isHere = false;
}
