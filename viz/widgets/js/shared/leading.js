// Links that lead to another page of the application: a plain click goes there within the session, any other click
// (a new tab, a copied address) uses the address as it stands.

const LANGUAGE = "lang";

/**
 * @template {HTMLAnchorElement | SVGAElement} Link
 * @param {Link} link
 * @param {string} address Relative to the first page.
 * @param {() => void} go
 * @returns {Link}
 */
export function leads(link, address, go) {
  link.setAttribute("href", withLanguage(address, location.search));
  link.addEventListener("click", (/** @type {any} */ event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go();
  });
  return link;
}

/**
 * The address with the language that the reader chose, where the page's own address names it.
 * @param {string} address
 * @param {string} search Of the page's address.
 */
export function withLanguage(address, search) {
  const language = new URLSearchParams(search).get(LANGUAGE);
  if (!language) return address;
  return `${address}${address.includes("?") ? "&" : "?"}${LANGUAGE}=${encodeURIComponent(language)}`;
}
