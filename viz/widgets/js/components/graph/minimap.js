// The whole picture in small, with a frame around what is in view; only while something is out of view.

import { element } from "../../shared/elements.js";
import { move } from "./camera.js";

const MINIMAP = { width: 168, height: 96 };

// After the frame that shows the picture: nobody waits for this, and reading sizes now would lay the page out twice.
export function later(graph, act) {
  cancelAnimationFrame(graph.waiting?.[act.name]);
  graph.waiting = { ...graph.waiting, [act.name]: requestAnimationFrame(() => graph.svg && act(graph)) };
}

// Draw the cards anew: once for each picture.
export function drawMinimap(graph) {
  if (!graph.minimap) graph.minimap = buildMinimap(graph);
  const { minimap: map, cards, width, height } = graph;
  map.scale = Math.min(MINIMAP.width / width, MINIMAP.height / height);
  const [across, down] = [Math.max(24, width * map.scale), Math.max(16, height * map.scale)];
  const density = window.devicePixelRatio || 1;
  Object.assign(map.paper, { width: across * density, height: down * density });
  Object.assign(map.box.style, { width: `${across}px`, height: `${down}px` });
  map.box.title = graph.data.words.minimap ?? "";
  const pen = map.paper.getContext("2d");
  const colours = getComputedStyle(graph.box);
  pen.scale(map.scale * density, map.scale * density);
  const [folded, plain] = ["--muted", "--card-line"].map((name) => colours.getPropertyValue(name));
  for (const card of cards) {
    pen.fillStyle = card.folds ? folded : plain;
    pen.fillRect(card.x, card.y, card.width, card.height);
  }
  moveMinimap(graph);
}

// Move the frame: at every pan and zoom.
export function moveMinimap(graph) {
  const { minimap: map, room, scale, x, y, width, height } = graph;
  if (!map) return;
  const out = x < -1 || y < -1 || x + width * scale > room.width + 1 || y + height * scale > room.height + 1;
  map.box.hidden = !out;
  if (map.box.hidden) return;
  const inside = (start, length, whole) => {
    const begin = Math.min(Math.max(0, -start / scale), whole);
    return [begin * map.scale, (Math.min(whole, (length - start) / scale) - begin) * map.scale];
  };
  const [left, across] = inside(x, room.width, width);
  const [top, down] = inside(y, room.height, height);
  Object.assign(map.frame.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${Math.max(4, across)}px`,
    height: `${Math.max(4, down)}px`,
  });
}

/** Keep something free of the open drawer. A size of the whole page would be handed down to each element of the picture. */
export function stayBeside({ covered }, one) {
  one.style.setProperty("--drawer-covers", `${covered.right}px`);
}

export function buildMinimap(graph) {
  const box = graph.view.appendChild(element("div", "minimap"));
  stayBeside(graph, box);
  const paper = box.appendChild(element("canvas"));
  const frame = box.appendChild(element("div", "window"));
  box.setAttribute("aria-hidden", "true"); // the arrow keys and "fit" do the same for the keyboard
  const map = { box, paper, frame, scale: 1 };
  const goTo = (event) => {
    const at = box.getBoundingClientRect();
    const { scale, room } = graph;
    graph.fitted = false;
    move(
      graph,
      scale,
      room.width / 2 - ((event.clientX - at.left) / map.scale) * scale,
      room.height / 2 - ((event.clientY - at.top) / map.scale) * scale,
    );
  };
  box.addEventListener("pointerdown", (event) => {
    event.stopPropagation();
    box.setPointerCapture(event.pointerId);
    goTo(event);
  });
  box.addEventListener("pointermove", (event) => {
    event.stopPropagation();
    if (event.buttons) goTo(event);
  });
  box.addEventListener("pointerup", (event) => event.stopPropagation());
  box.addEventListener("dblclick", (event) => event.stopPropagation());
  return map;
}
