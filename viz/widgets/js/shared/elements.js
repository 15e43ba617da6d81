// Small pieces of the page. Text is always set as text: nothing that a program says becomes markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [look] Its classes.
 * @param {string | number} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, look = "", text = "") {
  const made = document.createElement(tag);
  if (look) made.className = look;
  if (text !== "") made.textContent = String(text);
  return made;
}

/**
 * An element of a drawing.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {string} [look] Its classes.
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function shape(tag, attributes = {}, look = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (look) made.setAttribute("class", look);
  return made;
}

/**
 * A sign of one colour, that of the text around it, for a button whose name says what it does.
 * @param {string} path Within 16 × 16.
 */
export function icon(path) {
  const drawing = shape("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  drawing.append(shape("path", { d: path }));
  return drawing;
}

/**
 * What draws on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function painter(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws on no canvas");
  return context;
}
