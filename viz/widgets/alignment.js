// Rows of beads, one row an operand. The server says what each bead is; here it is only drawn.

const mounts = new WeakMap();

export default function (component) {
  const { parentElement: root, data } = component;
  let view = mounts.get(root);
  if (!view) mounts.set(root, (view = { box: root.appendChild(element("div", "alignment themed")), drawn: "" }));
  view.box.classList.toggle("dark", isDark(view.box));
  const drawn = JSON.stringify(data);
  if (drawn !== view.drawn) {
    view.drawn = drawn;
    view.box.replaceChildren(...data.rows.map((row) => line(row, data.kinds)), foot(data));
  }
  return () => {
    view.box.remove();
    mounts.delete(root);
  };
}

function line(row, kinds) {
  const made = element("div", "row");
  made.append(element("span", "text", row.text));
  const beads = made.appendChild(element("span", "beads"));
  for (const bead of row.beads) {
    const one = beads.appendChild(element("span", `bead ${bead.kind}`, String(bead.length)));
    if (bead.colour !== null) {
      one.style.setProperty("--line", `var(--axis-${bead.colour % 5})`);
      one.style.setProperty("--fill", `var(--axis-${bead.colour % 5}-cell)`);
    }
    one.title = kinds[bead.kind].replace("{length}", bead.length);
    one.setAttribute("aria-label", `${bead.length}: ${one.title}`);
  }
  return made;
}

function foot(data) {
  return element("div", data.fits ? "result" : "result wrong", `⟶ ${data.result}`);
}
