// From one page of the application to another in the same tab, without loading the application anew.

/**
 * The address of a page, in the language that this one was asked for.
 * @param {string} page
 * @param {string} [link]
 */
export function addressOf(page, link = "") {
  const address = new URL(page, location.href); // every page lies beside the others
  const language = new URL(location.href).searchParams.get("lang");
  if (language) address.searchParams.set("lang", language);
  if (link) address.searchParams.set("s", link);
  return address.href;
}

/**
 * Let a link open its page as the browser's Back would: Streamlit hears that, and keeps the session.
 * @param {HTMLAnchorElement} anchor
 */
export function within(anchor) {
  anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    open(anchor.href);
  });
}

/** Open an address of the application. @param {string} address */
export function open(address) {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
