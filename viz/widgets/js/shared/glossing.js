// Words of the glossary are underlined where they first stand on the page; resting on one, or touching it, explains it.
//
// Nothing of the page changes: the browser paints the ranges (CSS custom highlights), so what React drew stays React's.
// A browser that cannot paint them shows no underline; the glossary itself is in the menu "More" for everybody.

import { element } from "./elements.js";
import { placesOf } from "./glossary.js";
import { within } from "./going.js";

/** @typedef {import("./glossary.js").Term} Term */
/** @typedef {{ term: Term, range: Range }} Marked */

const NAME = "cotangent-term";
const PROSE = '[data-testid="stMain"] [data-testid="stMarkdownContainer"]';
const HOSTS = '[data-testid="stMain"] [data-testid="stBidiComponentIsolated"]';
const OTHER =
  "svg, a, button:not([role=radio]), code, pre, h1, input, textarea, select, kbd, .katex, [contenteditable]";
const PAINT = `::highlight(${NAME}) { text-decoration: underline dotted 1px; text-underline-offset: 3px; }`;
const QUIET = 400; // ms without a change before the page is read again
const HIDDEN = 2; // px: what is that narrow is for screen readers only
const REST = 250; // ms on a word before it is explained
const LEAVE = 300; // ms to get from the word to its explanation

/**
 * Explain the terms wherever they stand.
 * @param {ShadowRoot} own Takes the explanation.
 * @returns {{ again: (terms: Term[], words: Record<string, string>) => void, stop: () => void }}
 */
export function glossing(own) {
  if (!("highlights" in CSS)) return { again() {}, stop() {} };
  const highlight = new Highlight();
  CSS.highlights.set(NAME, highlight);
  const sheet = new CSSStyleSheet(); // painted in shadow roots, too: highlights inherit
  sheet.replaceSync(PAINT);
  document.adoptedStyleSheets.push(sheet);
  const card = own.appendChild(element("div", "term"));
  card.popover = "manual";
  card.setAttribute("role", "tooltip");
  /** @type {{ terms: Term[], words: Record<string, string>, marked: Marked[], shown: Marked | null }} */
  const now = { terms: [], words: {}, marked: [], shown: null };
  /** @type {Set<ShadowRoot>} */
  const roots = new Set();
  let reading = 0;
  let waiting = 0;

  const read = () => {
    now.marked = now.terms.length ? marked(own, roots, watched, now.terms) : [];
    highlight.clear();
    for (const { range } of now.marked) highlight.add(range);
    if (now.shown && !now.marked.some((one) => one.term === now.shown?.term)) hide();
  };
  const soon = () => {
    clearTimeout(reading);
    reading = window.setTimeout(() => requestIdleCallback(read), QUIET);
  };
  const watch = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !(target instanceof Element ? target : target.parentElement)?.closest(OTHER)))
      soon();
  });
  const watched = (/** @type {Node} */ top) =>
    watch.observe(top, { subtree: true, childList: true, characterData: true });
  watched(document.body);

  const hide = () => {
    clearTimeout(waiting);
    now.shown = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  const show = (/** @type {Marked} */ one) => {
    now.shown = one;
    fill(card, one.term, now.words);
    if (!card.matches(":popover-open")) card.showPopover();
    place(card, one.range.getBoundingClientRect());
  };
  const later = (/** @type {() => void} */ act, /** @type {number} */ delay) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(act, delay);
  };
  const moved = (/** @type {PointerEvent} */ event) => {
    if (event.composedPath().includes(card)) return clearTimeout(waiting);
    const pressing =
      event.pointerType !== "mouse" && event.composedPath().some((at) => at instanceof HTMLButtonElement);
    const one = pressing ? undefined : under(now.marked, event);
    if (one && one !== now.shown) later(() => show(one), event.type === "pointermove" ? REST : 0);
    else if (one) clearTimeout(waiting);
    else if (now.shown) later(hide, event.type === "pointermove" ? LEAVE : 0);
    else clearTimeout(waiting);
  };
  const key = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && hide();
  /** @type {[string, any][]} */
  const heard = [
    ["pointermove", moved],
    ["pointerdown", moved],
    ["keydown", key],
    ["wheel", hide],
  ];
  for (const [name, act] of heard) window.addEventListener(name, act, { passive: true });
  return {
    again(terms, words) {
      Object.assign(now, { terms, words });
      soon();
    },
    stop() {
      clearTimeout(reading);
      clearTimeout(waiting);
      watch.disconnect();
      for (const [name, act] of heard) window.removeEventListener(name, act);
      CSS.highlights.delete(NAME);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      card.remove();
    },
  };
}

/**
 * Read the page from top to bottom: each term where it first stands.
 * @param {ShadowRoot} own
 * @param {Set<ShadowRoot>} roots Those that are watched; new ones are added.
 * @param {(top: Node) => void} watched
 * @param {Term[]} terms
 * @returns {Marked[]}
 */
function marked(own, roots, watched, terms) {
  const wanted = new Set(terms);
  /** @type {Marked[]} */
  const found = [];
  for (const part of document.querySelectorAll(`${PROSE}, ${HOSTS}`)) {
    const root = part.matches(HOSTS) ? shadowIn(part) : null;
    if (root === own || !wanted.size || part.closest(OTHER)) continue;
    if (root && !roots.has(root)) {
      roots.add(root);
      watched(root);
    }
    for (const text of texts(root ?? part))
      for (const { term, start, end } of placesOf(text.data, [...wanted])) {
        if (!wanted.delete(term)) continue;
        const range = new Range();
        range.setStart(text, start);
        range.setEnd(text, end);
        found.push({ term, range });
      }
  }
  return found;
}

/** @returns {ShadowRoot | null} */
function shadowIn(/** @type {Element} */ part) {
  if (part.shadowRoot) return part.shadowRoot;
  for (const child of part.children) if (child.shadowRoot) return child.shadowRoot;
  return null;
}

/** @returns {Generator<Text>} */
function* texts(/** @type {Node} */ top) {
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element) return node.matches(OTHER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const box = text.parentElement;
    if (box && box.offsetWidth > HIDDEN && box.checkVisibility({ visibilityProperty: true })) yield text;
  }
}

/** The marked word under the pointer. @returns {Marked | undefined} */
function under(/** @type {Marked[]} */ all, /** @type {PointerEvent} */ event) {
  const top = event.composedPath()[0];
  return all.find(
    ({ range }) =>
      range.startContainer.parentElement === top &&
      [...range.getClientRects()].some(
        (box) =>
          event.clientX >= box.left &&
          event.clientX <= box.right &&
          event.clientY >= box.top &&
          event.clientY <= box.bottom,
      ),
  );
}

function fill(/** @type {HTMLElement} */ card, /** @type {Term} */ term, /** @type {Record<string, string>} */ words) {
  const head = element("p", "head");
  head.append(element("b", "", term.word), element("span", "", term.other));
  const link = element("a", "", words.glossary);
  link.href = term.link;
  within(link);
  link.addEventListener("click", () => card.hidePopover());
  card.replaceChildren(head, element("p", "", term.sentence), link);
}

/** Below the word, or above it where there is no room. */
function place(/** @type {HTMLElement} */ card, /** @type {DOMRect} */ word) {
  const { width, height } = card.getBoundingClientRect();
  const below = word.bottom + 6;
  const above = word.top - height - 6;
  card.style.top = `${below + height <= innerHeight || above < 0 ? below : above}px`;
  card.style.left = `${Math.max(8, Math.min(word.left, innerWidth - width - 8))}px`;
}
