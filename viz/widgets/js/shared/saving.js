// Files that the browser makes: what is drawn, as a drawing or as pixels.

import { painter } from "./elements.js";

export const SCALE = 2; // pixels per unit, so that a print is sharp
const LARGEST = 16000; // px: browsers refuse larger canvases
const KEPT = 10_000; // ms in which the browser begins to save

/** What a drawing's look is made of. Everything else stands in its attributes. */
const LOOKS = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap"],
  ...["stroke-linejoin", "opacity", "visibility", "display", "paint-order", "marker-start", "marker-end", "transform"],
  ...["font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing"],
];

/**
 * Hand a file to the person.
 * @param {Blob} blob
 * @param {string} name
 */
export function saveFile(blob, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/** @param {string} svg */
export function drawingFile(svg) {
  return new Blob([svg], { type: "image/svg+xml" });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Blob>}
 */
export function pixelsFile(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this canvas is too large"))), "image/png");
  });
}

/**
 * Draw an SVG as pixels: the browser has the fonts, and no program need be installed on the server.
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function pixels(svg) {
  const image = new Image();
  const source = URL.createObjectURL(drawingFile(svg));
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error("this drawing cannot be read"));
      image.src = source;
    });
    const scale = Math.min(SCALE, LARGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.ceil(image.width * scale), height: Math.ceil(image.height * scale) });
    painter(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pixelsFile(canvas);
  } finally {
    URL.revokeObjectURL(source);
  }
}

/**
 * A drawing of the page as a file that stands alone: the style sheets' colours are written into it.
 * @param {SVGSVGElement} svg
 * @param {string} background
 */
export function standing(svg, background) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [place, one] of [svg, ...svg.querySelectorAll("*")].entries()) {
    const look = getComputedStyle(one);
    const made = /** @type {SVGElement} */ (copies[place]);
    made.removeAttribute("class");
    for (const { name, value } of [...made.attributes]) if (value.includes("var(")) made.removeAttribute(name);
    for (const name of LOOKS) made.style.setProperty(name, look.getPropertyValue(name));
  }
  const { width, height } = svg.getBoundingClientRect();
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
  copy.style.removeProperty("transform");
  copy.style.background = background;
  return new XMLSerializer().serializeToString(copy);
}
