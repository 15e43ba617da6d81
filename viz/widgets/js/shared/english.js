// The names that Streamlit gives its own parts in English: for screen readers, and in the menu of themes.
//
// Streamlit has no setting for them. Only attributes are written, and the data of text nodes that hold exactly a known
// sentence: the nodes stay Streamlit's own, so nothing that it does later can find them changed in kind.

const NAMES = ["aria-label", "title", "placeholder", "alt"];

/** Parts whose texts are Streamlit's. Nothing that a page of ours, or a program, writes is looked at. */
const PARTS = [
  ...["stMainMenuPopover", "stMainMenuList", "stSkipToContent", "stStatusWidget", "stDialog", "stToolbar"],
  ...["stFileUploaderDropzone", "InputInstructions", "stSidebarNav", "stConnectionStatus"],
]
  .map((name) => `[data-testid="${name}"]`)
  .concat('[role="dialog"]', '[data-baseweb="popover"]', '[data-baseweb="modal"]')
  .join(", ");

/**
 * Name what is there, and what comes.
 * @param {() => Record<string, string>} known English → the reader's language.
 * @returns {{ again: () => void, stop: () => void }}
 */
export function translating(known) {
  const watch = new MutationObserver((changes) => {
    if (!Object.keys(known()).length) return;
    for (const change of changes) {
      if (change.type === "attributes") name(/** @type {Element} */ (change.target));
      else if (change.type === "characterData") say(/** @type {Text} */ (change.target));
      else for (const one of change.addedNodes) all(one);
    }
  });
  const name = (/** @type {Element} */ one) => {
    for (const attribute of NAMES) {
      const now = one.getAttribute(attribute) ?? "";
      const said = known()[now];
      if (said && said !== now) one.setAttribute(attribute, said); // which is a change, and comes back here
    }
  };
  const say = (/** @type {Text} */ text) => {
    const now = text.data.trim();
    const said = known()[now];
    if (said && said !== now && text.parentElement?.closest(PARTS)) text.data = said;
  };
  const all = (/** @type {Node} */ top) => {
    if (top instanceof Text) return say(top);
    if (!(top instanceof Element)) return;
    name(top);
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode instanceof Text) say(walker.currentNode);
      else name(/** @type {Element} */ (walker.currentNode));
    }
  };
  const what = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES };
  watch.observe(document.body, what);
  return { again: () => Object.keys(known()).length && all(document.body), stop: () => watch.disconnect() };
}
