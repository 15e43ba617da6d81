// The data of a component, which Streamlit sends again with every run of the page, changed or not.

import { showTheme } from "./theme.js";

/**
 * Whether a component's data are others than those that its view holds; then the view takes them over.
 * @param {{ drawn: string, data?: any }} view
 * @param {any} data
 */
export function takesOver(view, data) {
  const drawn = JSON.stringify(data);
  if (drawn === view.drawn) return false;
  Object.assign(view, { drawn, data });
  return true;
}

/**
 * A component's view that is drawn as a whole wherever its data are others.
 * @param {Element} box
 * @param {{ drawn: string, data?: any }} view
 * @param {(view: any) => void} draw
 */
export function drawnWhole(box, view, draw) {
  return {
    update(/** @type {any} */ data) {
      showTheme(box);
      if (takesOver(view, data)) draw(view);
    },
    stop: () => box.remove(),
  };
}
