// Small things that the pictures of several pages need; `viz.widgets.mounting` puts them behind each one's own script.

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function paint(node, colour) {
  node.style.setProperty("--line", `var(--axis-${colour % 5})`);
  return node;
}

function isDark(box) {
  // The variable may hold any way to write a colour; what the browser computes from it is always rgb().
  const probe = Object.assign(document.createElement("i"), { style: "background: var(--st-background-color)" });
  box.append(probe);
  const [red, green, blue] = (getComputedStyle(probe).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  probe.remove();
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}
