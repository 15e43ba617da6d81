// The collapse played: one step of the reduced axis at a time, each cell travels to the result that it becomes part of.
// A scan plays as a moving front: the running total travels on and takes the next cell along.

import { element } from "../shared/elements.js";

const WHOLE_PLAY = 3600; // ms
const MOST_GHOSTS = 300; // travelling cells in one step; more of them only light up

export function play(view) {
  stop(view);
  const { picture } = view.data;
  const count = Math.max(0, ...picture.sources.map((fibre) => fibre.length));
  if (!count) return;
  const duration = Math.min(650, Math.max(110, WHOLE_PLAY / count));
  for (const cell of view.cells.after) cell.textContent = "·";
  view.box.classList.add("playing");
  view.playing = true;
  let step = 0;
  const next = () => {
    if (step) land(view, step - 1);
    if (step === count) return finish(view);
    travel(view, step, duration);
    view.say.replaceChildren(
      element("div", "sum", view.data.words.step.replace("{step}", step + 1).replace("{count}", count)),
    );
    step += 1;
    view.timer = setTimeout(next, duration);
  };
  next();
}

function travel(view, step, duration) {
  const moves = moving(view.data.picture, step);
  for (const one of view.box.querySelectorAll("td.lit")) one.classList.remove("lit");
  for (const { from, cell } of moves) {
    from.side === "before" ? view.cells.before[from.flat].classList.add("lit") : null;
    view.cells.after[cell].classList.add("lit");
  }
  if (moves.length > MOST_GHOSTS || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const frame = view.box.getBoundingClientRect();
  for (const { from, cell } of moves)
    fly(view, frame, view.cells[from.side][from.flat], view.cells.after[cell], duration);
}

// Who travels where at one step: in a reduction the step-th cell of every fibre, in a scan the front only.
function moving(picture, step) {
  const moves = [];
  picture.sources.forEach((fibre, cell) => {
    if (step >= fibre.length || (picture.front && fibre.length !== step + 1)) return;
    moves.push({ from: { side: "before", flat: fibre[step] }, cell });
    if (!picture.front || !step) return;
    const total = picture.sources.findIndex((other) => other.length === step && other[0] === fibre[0]);
    moves.push({ from: { side: "after", flat: total }, cell });
  });
  return moves;
}

function fly(view, frame, source, target, duration) {
  const from = source.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const ghost = view.box.appendChild(element("div", "ghost", source.textContent));
  Object.assign(ghost.style, {
    left: `${from.left - frame.left}px`,
    top: `${from.top - frame.top}px`,
    width: `${from.width}px`,
    height: `${from.height}px`,
  });
  const shift = `translate(${to.left - from.left}px, ${to.top - from.top}px)`;
  const flight = ghost.animate(
    [
      { transform: "none", opacity: 0.95 },
      { transform: shift, opacity: 0.55 },
    ],
    { duration, easing: "ease-in-out" },
  );
  flight.onfinish = flight.oncancel = () => ghost.remove();
}

// What has arrived: a cell shows its number once the last of its sources is there.
function land(view, step) {
  view.data.picture.sources.forEach((fibre, cell) => {
    for (const flat of fibre.slice(step, step + 1)) view.cells.before[flat].classList.add("spent");
    if (fibre.length === step + 1) view.cells.after[cell].textContent = view.cells.after[cell].dataset.text;
  });
}

function finish(view) {
  const { words } = view.data;
  stop(view);
  view.box.classList.add("played");
  view.say.replaceChildren(element("div", "sum", words.done), element("div", "hint", words.hint));
}

export function stop(view) {
  clearTimeout(view.timer);
  view.playing = false;
  view.box.classList.remove("playing", "played");
  for (const ghost of view.box.querySelectorAll(".ghost")) ghost.remove();
  for (const cell of view.box.querySelectorAll("td")) {
    cell.classList.remove("lit", "spent");
    cell.textContent = cell.dataset.text;
  }
}
