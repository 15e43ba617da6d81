// Pieces of the page as pixels. A bundle of its own: only who takes one along loads it.

import { domToBlob } from "modern-screenshot";
import { SCALE } from "./saving.js";

/**
 * @param {HTMLElement} box
 * @param {string} background
 * @returns {Promise<Blob>}
 */
export function snapshot(box, background) {
  const { width, height } = box.getBoundingClientRect();
  const style = { margin: "0" };
  // The page's own fonts go with the picture: in others, which may be wider, lines would break elsewhere.
  return domToBlob(box, { width, height, scale: SCALE, backgroundColor: background, style });
}
