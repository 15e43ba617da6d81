"""Finds text that is cut off, by comparing boxes, not pixels, through the shadow roots of the components."""

from __future__ import annotations

from playwright.sync_api import Page

CUT = """() => {
  const texts = [], outside = [];
  const hides = (style) => ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
  const parent = (one) => one.parentElement ?? (one.getRootNode().host ?? null);
  const seen = (one) => {
    for (let at = one; at; at = parent(at)) {
      const style = getComputedStyle(at);
      if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return false;
      if (style.clipPath !== "none" || (at.clientWidth === 1 && at.clientHeight === 1)) return false;
      if (at.matches(".unseen, .katex-mathml, [data-testid=stHeader], [hidden]")) return false;
    }
    return true;
  };
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const own = [...one.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
      if (own.length && !one.matches("style, script, title, option, textarea")) texts.push([one, own]);
    }
  };
  walk(document);
  for (const [one, own] of texts) {
    if (!seen(one)) continue;
    const range = document.createRange();
    range.setStart(own[0], 0);
    range.setEnd(own.at(-1), own.at(-1).textContent.length);
    const box = (one.localName === "text" ? one : range).getBoundingClientRect();
    if (!box.width) continue;
    const card = one.closest("g.node")?.querySelector("rect");
    if (card) {
      const around = card.getBoundingClientRect();
      if (box.left < around.left - 1 || box.right > around.right + 1) outside.push(one.textContent);
      continue;
    }
    if (one.closest("svg.picture")) continue; // the picture is moved about under its view
    for (let at = one; at; at = parent(at)) {
      const style = getComputedStyle(at);
      if (["auto", "scroll"].includes(style.overflowX) && ["auto", "scroll"].includes(style.overflowY)) break;
      const around = at.getBoundingClientRect();
      if (hides(style) && (box.left < around.left - 1.5 || box.right > around.right + 1.5)) {
        outside.push(one.textContent.slice(0, 80));
        break;
      }
    }
  }
  return outside;
}"""


CUT_PLACEHOLDERS = """() => {
  const found = [], ruler = document.createElement("canvas").getContext("2d");
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (!one.matches("input[placeholder]") || one.value || !one.checkVisibility()) continue;
      const style = getComputedStyle(one);
      ruler.font = style.font;
      const cross = one.type === "search" ? parseFloat(style.fontSize) : 0; // Chromium keeps the room of its sign
      const free = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - cross;
      if (ruler.measureText(one.placeholder).width > free + 0.5) found.push(one.placeholder);
    }
  };
  walk(document);
  return found;
}"""


def cut_placeholders(page: Page) -> list[str]:
    """Return every example in an empty box that is longer than its box."""
    return page.evaluate(CUT_PLACEHOLDERS)


def cut_texts(page: Page) -> list[str]:
    """Return every text of which a part is hidden, once the page has drawn itself at its size.

    A page that is laid out anew may hide a text for some frames: what is still cut off after two seconds is.
    """
    return page.evaluate(f"""async () => {{
      const began = performance.now();
      for (;;) {{
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const found = ({CUT})();
        if (!found.length || performance.now() - began > 2_000) return found;
      }}
    }}""")
