// Pieces of the page as pixels. A bundle of its own: only who takes one along loads it.

import { domToCanvas } from "modern-screenshot";
import { element, painter } from "./elements.js";
import { pixelsFile, SCALE } from "./saving.js";

const AROUND = 12 * SCALE; // pixels of ground on every side: in a document nothing touches the picture's edge

/**
 * @param {HTMLElement} box
 * @param {string} background
 * @returns {Promise<Blob>}
 */
export async function snapshot(box, background) {
  const { width, height } = box.getBoundingClientRect();
  const style = { margin: "0" };
  // The page's own fonts go with the picture: in others, which may be wider, lines would break elsewhere.
  const drawn = await domToCanvas(box, { width, height, scale: SCALE, backgroundColor: background, style });
  const framed = /** @type {HTMLCanvasElement} */ (element("canvas"));
  Object.assign(framed, { width: drawn.width + 2 * AROUND, height: drawn.height + 2 * AROUND });
  const pen = painter(framed);
  pen.fillStyle = background;
  pen.fillRect(0, 0, framed.width, framed.height);
  pen.drawImage(drawn, AROUND, AROUND);
  return pixelsFile(framed);
}
