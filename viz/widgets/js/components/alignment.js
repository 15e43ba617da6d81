// Rows of beads, one row an operand. The server says what each bead is; here it is only drawn.

import { drawnWhole } from "../shared/data.js";
import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import styles from "./alignment.css";

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "alignment themed"));
  return drawnWhole(box, { drawn: "" }, ({ data }) =>
    box.replaceChildren(...data.rows.map((row) => line(row, data.kinds)), foot(data)),
  );
});

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
