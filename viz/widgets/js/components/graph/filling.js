// What of a large picture stands on the page at once: what is in view, nearest to its middle first; the rest comes in
// idle moments. Laying a card out takes the browser a fifth of a millisecond, and three hundred of them several frames.
//
// What is not there yet is not in the document: a group that is hidden by its style would be laid out all the same.

const AT_ONCE = 40; // cards whose layout a frame has time for
const IDLE = 24; // cards of one idle moment
const EDGE = 0.5; // of a card's time
const MARGIN = 60; // px around the view
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
  const { svg, canvas, sheet, cards } = graph;
  stop(graph);
  graph.attached = svg;
  if (!svg) return canvas.replaceChildren();
  const { things, drawing } = sheet;
  for (const one of things) one.isHere = cards.length <= AT_ONCE;
  if (cards.length > AT_ONCE) for (const one of first(near(graph), AT_ONCE)) one.isHere = true;
  const here = things.filter((one) => one.isHere).map((one) => one.group);
  if (cards.length > AT_ONCE) drawing.into.replaceChildren(...here);
  canvas.replaceChildren(svg);
  goOn(graph);
}

/** Bring what has come into view, in the frame in which the picture moves. */
export function fill(graph) {
  if (graph.fillsLater) goOn(graph);
}

/** Bring nothing more. */
export function stop(graph) {
  cancelAnimationFrame(graph.fillsNow);
  cancelIdleCallback(graph.fillsLater);
  Object.assign(graph, { fillsNow: 0, fillsLater: 0 });
}

function goOn(graph) {
  stop(graph);
  const away = graph.sheet.things.filter((one) => !one.isHere);
  if (!away.length) return;
  const next = () => {
    const wanted = near(graph);
    bring(graph, wanted.length ? first(wanted, AT_ONCE) : first(away, IDLE));
    goOn(graph);
  };
  if (near(graph).length) graph.fillsNow = requestAnimationFrame(next);
  else graph.fillsLater = requestIdleCallback(next, { timeout: SOON });
}

// What is in view and not there yet, from the middle on.
function near({ sheet, room, scale, x, y }) {
  const far = (one) =>
    one.takes && // frames come first
    Math.hypot(
      x + (one.x + one.width / 2) * scale - room.width / 2,
      y + (one.y + one.height / 2) * scale - room.height / 2,
    );
  const seen = sheet.things.filter((one) => !one.isHere && isInView(one, { room, scale, x, y }));
  return seen.sort((one, other) => far(one) - far(other));
}

/** Whether a place of the picture is in the view, or close to it. */
export function isInView(one, { room, scale, x, y }) {
  const [left, top] = [x + one.x * scale, y + one.y * scale];
  return (
    left < room.width + MARGIN &&
    top < room.height + MARGIN &&
    left + one.width * scale > -MARGIN &&
    top + one.height * scale > -MARGIN
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
