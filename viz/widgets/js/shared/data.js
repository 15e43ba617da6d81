// The data of a component, which Streamlit sends again with every run of the page, changed or not.

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
