// Streamlit calls a component's function again with the same root whenever its data or the theme changed.

import { sendingAtOnce } from "./sending.js";

/** @typedef {{ update: (data: any, mounted: Mounted<any>) => void, stop: () => void }} View */

/**
 * The default export of a component: builds its view once, and updates it from then on.
 * @param {string[]} styles CSS texts.
 * @param {(root: ShadowRoot) => View} build Puts the view into the root.
 */
export function mounting(styles, build) {
  const sheets = styles.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  /** @type {WeakMap<ShadowRoot, View>} */
  const views = new WeakMap();
  return (/** @type {Mounted<any>} */ mounted) => {
    const root = mounted.parentElement;
    let view = views.get(root);
    if (!view) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
      view = build(root);
      views.set(root, view);
    }
    const shown = view;
    shown.update(mounted.data, sendingAtOnce(mounted));
    return () => {
      shown.stop();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
      views.delete(root);
    };
  };
}
