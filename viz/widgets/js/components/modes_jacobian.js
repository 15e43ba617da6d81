// One Jacobian filled twice: column by column by forward passes, row by row by backward passes, with what each costs.

import { takesOver } from "../shared/data.js";
import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import { costText, isThere } from "./modes/counting.js";
import stepperStyle from "./modes/stepper.css";
import { stepper } from "./modes/stepper.js";
import style from "./modes_jacobian.css";

export default mounting([theme, stepperStyle, style], (root) => {
  const box = root.appendChild(element("div", "jacobians themed"));
  const pair = box.appendChild(element("div", "pair"));
  const state = {
    data: /** @type {any} */ (null),
    drawn: "",
    panels: /** @type {any[]} */ ([]),
    choose: (_what) => {},
  };
  const steps = stepper(box, (at) => show(at));

  function show(/** @type {number} */ at) {
    for (const panel of state.panels) panel.show(at);
  }

  return {
    update(data, { setTriggerValue }) {
      showTheme(box);
      state.choose = (what) => setTriggerValue("chosen", what);
      const before = state.data;
      if (!takesOver(state, data)) return;
      state.panels = [
        panelOf(data, "forward", (number) => state.choose({ column: number })),
        panelOf(data, "reverse", (number) => state.choose({ row: number })),
      ];
      pair.replaceChildren(...state.panels.map((panel) => panel.box));
      const same = before && JSON.stringify(before.forward.cells) === JSON.stringify(data.forward.cells);
      steps.update(Math.max(data.forward.passes, data.reverse.passes), data.words, !same);
    },
    stop() {
      steps.stop();
      box.remove();
    },
  };
});

/**
 * One mode's panel.
 * @param {any} data
 * @param {"forward" | "reverse"} mode
 * @param {(number: number) => void} choose
 */
function panelOf(data, mode, choose) {
  const one = data[mode];
  const box = element("section", `panel ${mode}`);
  const head = box.appendChild(element("h3"));
  head.append(element("b", "", one.title), element("span", "", one.subtitle));
  const count = box.appendChild(element("p", "count"));
  if (one.why) {
    box.append(element("p", "why", one.why));
    return { box, show: () => count.replaceChildren() };
  }
  const table = box.appendChild(element("table"));
  table.setAttribute("aria-label", one.label);
  const top = table.appendChild(element("tr"));
  top.append(element("td"));
  data.columns.forEach((/** @type {string} */ name, /** @type {number} */ number) => {
    top.append(header(name, mode === "forward", number === data.column, () => choose(number), data.words.column));
  });
  const cells = data.rows.map((/** @type {string} */ name, /** @type {number} */ i) => {
    const row = table.appendChild(element("tr"));
    row.append(header(name, mode === "reverse", i === data.row, () => choose(i), data.words.row));
    return data.columns.map((/** @type {string} */ column, /** @type {number} */ j) => {
      const cell = row.appendChild(element("td", "cell"));
      cell.title = `∂${name}/∂${column} = ${one.cells[i][j] ?? "?"}`;
      return cell;
    });
  });
  if (one.more) box.append(element("p", "more", one.more));
  return {
    box,
    show(/** @type {number} */ at) {
      const passes = Math.min(at, one.passes);
      count.textContent = costText(one, passes);
      cells.forEach((/** @type {HTMLElement[]} */ row, /** @type {number} */ i) => {
        row.forEach((cell, j) => {
          const there = isThere(mode, passes, i, j);
          const now = passes > 0 && (mode === "forward" ? j : i) === passes - 1;
          cell.textContent = there ? (one.cells[i][j] ?? "?") : "";
          cell.className = `cell${there ? " there" : ""}${there && now ? " now" : ""}`;
        });
      });
    },
  };
}

function header(
  /** @type {string} */ name,
  /** @type {boolean} */ alive,
  /** @type {boolean} */ chosen,
  /** @type {() => void} */ act,
  /** @type {string} */ hint,
) {
  const made = element("th");
  if (!alive) {
    made.textContent = name;
    return made;
  }
  const button = made.appendChild(element("button", chosen ? "chosen" : "", name));
  button.type = "button";
  button.title = hint;
  button.setAttribute("aria-pressed", String(chosen));
  button.addEventListener("click", act);
  return made;
}
