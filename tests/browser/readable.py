"""Measures of a picture as a browser draws it: sizes of texts, what is cut off or covered, contrast."""

from __future__ import annotations

from playwright.sync_api import Page

FIND = """const hosts = [...document.querySelectorAll("*")].filter((one) => one.shadowRoot);
  const root = hosts.map((one) => one.shadowRoot).find((one) => one.querySelector("svg.picture")) ?? document;"""
"""Where the picture is: in the page, or in a component's shadow."""

MEASURE = (
    f"""() => {{
  {FIND}
"""
    + """
  const faults = [];
  if (!root.querySelector("svg.picture")) return ["no picture"];
  const pane = root.querySelector(".view").getBoundingClientRect();
  // On a phone a finger moves the picture up and down, and never sideways.
  const view = pane.width > 560 ? pane
    : { left: pane.left, right: pane.right, top: -Infinity, bottom: Infinity };
  const box = (one) => one.getBoundingClientRect();
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const inside = (inner, outer, slack) => inner.left >= outer.left - slack && inner.right <= outer.right + slack
    && inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
  const meet = (one, other, slack) => one.left < other.right - slack && other.left < one.right - slack
    && one.top < other.bottom - slack && other.top < one.bottom - slack;
  const svg = root.querySelector("svg.picture");
  const scale = box(svg).width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")].filter(shown);
  for (const text of texts) {
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    if (size < 10.99) faults.push(`${size.toFixed(1)} px: ${text.textContent}`);
  }
  const cards = [...svg.querySelectorAll("g.node")];
  const outlines = cards.map((card) => box(card.querySelector("rect")));
  cards.forEach((card, number) => {
    if (!inside(outlines[number], view, 1)) faults.push(`out of view: ${card.id}`);
    const own = [...card.querySelectorAll("text")].filter(shown);
    const places = own.map(box);
    places.forEach((place, one) => {
      if (!inside(place, outlines[number], 1.5)) faults.push(`leaves its card ${card.id}: ${own[one].textContent}`);
      places.slice(one + 1).forEach((other, next) => {
        if (meet(place, other, 1.5)) faults.push(`${own[one].textContent} on ${own[one + 1 + next].textContent}`);
      });
    });
    outlines.slice(number + 1).forEach((other, next) => {
      if (meet(outlines[number], other, 1)) faults.push(`${card.id} on ${cards[number + 1 + next].id}`);
    });
  });
  const readable = (one) => one.textContent && shown(one) && box(one).width;
  const chips = [...svg.querySelectorAll("g.chip, g.made")].filter(readable);
  const labels = chips.map((chip) => box(chip.querySelector("rect") ?? chip.querySelector("text")));
  const titles = [...svg.querySelectorAll("g.cluster.title > text")].filter(shown).map(box);
  labels.forEach((label, number) => {
    if (!inside(label, view, 1)) faults.push(`label out of view: ${chips[number].textContent}`);
    if (!inside(box(chips[number].querySelector("text")), label, 1)) faults.push(`label: ${chips[number].textContent}`);
    for (const outline of outlines) if (meet(label, outline, 1)) faults.push(`on a card: ${chips[number].textContent}`);
    for (const title of titles) if (meet(label, title, 2)) faults.push(`on a title: ${chips[number].textContent}`);
    const hides = labels.slice(number + 1).some((other) => meet(label, other, 1));
    if (hides) faults.push(`on a label: ${chips[number].textContent}`);
  });
  const onLine = (line) => {
    const [matrix, length] = [line.getScreenCTM(), line.getTotalLength()];
    return Array.from({ length: 1 + length / 3 }, (_, at) => line.getPointAtLength(3 * at).matrixTransform(matrix));
  };
  const lines = [...svg.querySelectorAll("g.edge > path.stroke-edge")].filter(shown);
  const points = lines.flatMap(onLine);
  const has = (area, { x, y }) => x > area.left + 1 && x < area.right - 1 && y > area.top + 1 && y < area.bottom - 1;
  // A label lies on its own line only where there is no place beside any part of it that a label may take.
  chips.forEach((chip, number) => {
    const own = chip.matches("g.edge > g.chip") && chip.parentElement.querySelector("path.stroke-edge");
    if (!own || !shown(own)) return;
    const line = onLine(own), label = labels[number];
    if (!line.some((point) => has(label, point))) return;
    const room = 16 * scale, middle = line.slice(Math.floor(line.length / 4), Math.ceil((3 * line.length) / 4));
    const placed = (x, y) => ({ left: x - label.width / 2, right: x + label.width / 2,
      top: y - label.height / 2, bottom: y + label.height / 2 });
    const beside = middle.flatMap(({ x, y }) => [1, -1].flatMap((side) => [
      placed(x + side * (label.width / 2 + room), y), placed(x, y + side * (label.height / 2 + room))]));
    const others = [...outlines, ...titles, ...labels.filter((one) => one !== label)];
    const wide = (area) => ({ left: area.left - 6 * scale, right: area.right + 6 * scale,
      top: area.top - 6 * scale, bottom: area.bottom + 6 * scale });
    const free = beside.some((area) => inside(area, view, 0) && !others.some((other) => meet(wide(area), other, 0))
      && !points.some((point) => has(wide(area), point)));
    if (free) faults.push(`on its own line: ${chip.textContent}`);
  });
  // A title has a ground of its own, and no line is painted over it; a line leads under it only where the frame has no
  // place for it beside all lines.
  const frames = [...svg.querySelectorAll("g.cluster.title")].filter((one) => shown(one.querySelector("text")));
  frames.forEach((frame, number) => {
    const title = titles[number], around = box(svg.getElementById(frame.id.slice(1)).querySelector("rect"));
    const under = lines.every((line) => line.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING);
    const ground = frame.querySelector("rect");
    if (!under || !ground || !inside(title, box(ground), 3)) faults.push(`a line over a title: ${frame.textContent}`);
    const level = points.filter(({ y }) => y > title.top && y < title.bottom).map(({ x }) => x);
    if (!level.some((x) => x > title.left && x < title.right)) return;
    const ends = [around.left, ...level.filter((x) => x > around.left && x < around.right), around.right];
    const widest = Math.max(...ends.sort((a, b) => a - b).slice(1).map((x, place) => x - ends[place]));
    if (widest > title.width + 36) faults.push(`a line on a title: ${frame.textContent}`);
  });
  return faults;
}"""
)

CONTRAST = (
    f"""() => {{
  {FIND}
"""
    + """
  const rgba = (text) => (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((one, at) => one * a + below[at] * (1 - a));
  const light = (colour) => {
    const linear = (one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = colour.map((one) => linear(one / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const seen = (one) => {
    let opacity = 1;
    for (let at = one; at instanceof Element; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };
  const view = root.querySelector(".graph");
  const paper = over(rgba(getComputedStyle(view).backgroundColor), [255, 255, 255]);
  const rects = [...root.querySelectorAll("svg.picture rect")].map((rect) => [rect, rect.getBoundingClientRect()]);
  const faults = [];
  for (const text of root.querySelectorAll("svg.picture text")) {
    if (!text.checkVisibility({ visibilityProperty: true })) continue;
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    let ground = paper;
    for (const [rect, box] of rects) {
      const under = rect.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!under || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      const style = getComputedStyle(rect);
      if (style.display === "none" || style.fill === "none") continue;
      const [r, g, b, a = 1] = rgba(style.fill);
      ground = over([r, g, b, a * Number(style.fillOpacity) * seen(rect)], ground);
    }
    const [r, g, b, a = 1] = rgba(getComputedStyle(text).fill);
    const [one, other] = [light(over([r, g, b, a * seen(text)], ground)), light(ground)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faults.push(`${ratio.toFixed(2)}: ${text.textContent} (${text.getAttribute("class")})`);
  }
  return faults;
}"""
)


def faults(page: Page) -> list[str]:
    """Return what is too small, cut off or covered in the picture that is mounted in a page."""
    return page.evaluate(MEASURE)


def faint(page: Page) -> list[str]:
    """Return the texts of the picture whose contrast is below WCAG's 4.5 : 1, with their contrast."""
    return page.evaluate(CONTRAST)


def becomes_readable(page: Page) -> None:
    """Wait until nothing of the picture is too small, cut off or covered; fail when that does not come."""
    page.wait_for_function(f"() => ({MEASURE})().length === 0", timeout=60_000)
