// Formulas, with KaTeX's own fonts beside the bundle: nothing comes from another host.

import katex from "katex";
import css from "katex/dist/katex.min.css";

const FONT = /@font-face\{([^}]*)\}/g;
const sheet = new CSSStyleSheet();
// What holds a sign at its height is taller than its line, and would be pressed where the next line stands.
const HEIGHTS = ".katex .vlist > span { pointer-events: none } .katex .vlist > span > * { pointer-events: auto }";
sheet.replaceSync(css.replace(FONT, "") + HEIGHTS);
declareFonts();

// Fonts count for the whole document; a style inside a component's root may not declare them.
function declareFonts() {
  for (const [, rule] of css.matchAll(FONT)) {
    const value = (/** @type {string} */ name) => new RegExp(`${name}:["']?([^;"']+)`).exec(rule)?.[1] ?? "";
    const file = /([\w-]+\.woff2)/.exec(rule)?.[1] ?? "";
    const source = `url(${new URL(file, import.meta.url).href})`;
    const described = { weight: value("font-weight"), style: value("font-style"), display: "block" };
    // @ts-expect-error: TypeScript knows only the values of `display` one by one.
    document.fonts.add(new FontFace(value("font-family"), source, described));
  }
}

/**
 * A formula as an element, readable by screen readers; text that is no LaTeX is shown as it is.
 * @param {string} text LaTeX.
 * @param {{ block?: boolean }} [options] `block`: on a line of its own.
 */
export function formula(text, { block = false } = {}) {
  const made = document.createElement(block ? "div" : "span");
  katex.render(text, made, { displayMode: block, throwOnError: false, strict: false, trust: false, maxExpand: 1000 });
  return made;
}

/**
 * Let formulas be shown inside a component's root.
 * @param {ShadowRoot} root
 */
export function useFormulas(root) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
