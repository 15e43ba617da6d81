// A sentence of viz/prose.py as elements: texts as texts, code, and formulas by KaTeX once it is there.

import { element } from "../../shared/elements.js";

/** @type {((text: string) => HTMLElement) | null} */
let formula = null;

/** Load KaTeX; `then` is called when formulas can be shown inside the root. Until then they read as LaTeX. */
export async function whenFormulas(root, then) {
  const katex = await import("built:katex");
  katex.useFormulas(root);
  formula = katex.formula;
  then();
}

/**
 * @param {any[]} parts Texts, `["c", code]`, `["m", latex]`, each with a colour as third.
 * @param {keyof HTMLElementTagNameMap} tag
 */
export function lineOf(parts, tag, look = "") {
  const made = element(tag, look);
  made.append(...parts.map(pieceOf));
  return made;
}

function pieceOf(part) {
  if (typeof part === "string") return part;
  const [kind, text, colour = ""] = part;
  const made = kind === "m" && formula ? formula(text) : element(kind === "t" ? "span" : "code", "", text);
  if (colour) made.classList.add(colour);
  return made;
}
