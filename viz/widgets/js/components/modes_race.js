// A product of Jacobians as rectangles; a way of setting parentheses multiplies neighbours until one is left.

import { takesOver } from "../shared/data.js";
import { element, shape } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import roles from "../shared/roles.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import { barLength, blocksAfter, sides } from "./modes/race.js";
import stepperStyle from "./modes/stepper.css";
import { stepper } from "./modes/stepper.js";
import style from "./modes_race.css";

const LARGE = { side: 104, least: 74, gap: 26 }; // px: the longest side, the room of a block at least, and between two
const SMALL = { side: 60, least: 60, gap: 16 }; // on a phone: three factors fit, and the texts keep their size
const NARROW = 420;

export default mounting([theme, roles, stepperStyle, style], (root) => {
  const box = root.appendChild(element("div", "race themed"));
  const side = box.appendChild(element("div", "side"));
  const choice = side.appendChild(element("div", "ways"));
  choice.setAttribute("role", "group");
  const stage = side.appendChild(element("div", "stage"));
  const written = box.appendChild(element("p", "written"));
  const state = { data: /** @type {any} */ (null), drawn: "", way: 0, at: 0 };
  const steps = stepper(box, (at) => show(at));

  function show(/** @type {number} */ at) {
    state.at = at;
    if (!state.data) return;
    const way = state.data.ways[state.way];
    const blocks = blocksAfter(state.data.sizes, way.products.slice(0, at));
    const room = stage.clientWidth < NARROW ? SMALL : LARGE;
    stage.replaceChildren(picture(blocks, at ? way.products[at - 1] : null, state.data, room));
    const spent = way.products
      .slice(0, at)
      .reduce((/** @type {number} */ sum, /** @type {any} */ p) => sum + p.cost, 0);
    const done = state.data.words.spent.replace("{count}", spent.toLocaleString("en"));
    const now = at ? way.products[at - 1] : null;
    const last = now ? `${now.rows}·${now.inner}·${now.columns} = ${now.cost.toLocaleString("en")}` : "";
    written.replaceChildren(
      element("code", "", way.written),
      element("span", "", [last, done].filter(Boolean).join(" · ")),
    );
  }

  function ways() {
    const most = Math.max(...state.data.ways.map((/** @type {any} */ way) => way.cost), 1);
    choice.replaceChildren(
      ...state.data.ways.map((/** @type {any} */ way, /** @type {number} */ number) => {
        const button = element("button", `way ${way.name}${number === state.way ? " chosen" : ""}`);
        button.type = "button";
        button.setAttribute("aria-pressed", String(number === state.way));
        const bar = element("span", "bar");
        bar.style.width = `${barLength(way.cost, most)}%`;
        button.append(element("span", "title", way.title), element("span", "cost", way.cost.toLocaleString("en")), bar);
        button.addEventListener("click", () => {
          state.way = number;
          ways();
          steps.update(way.products.length, state.data.words, true);
          steps.go(0);
        });
        return button;
      }),
    );
  }

  return {
    update(data) {
      showTheme(box);
      if (!takesOver(state, data)) return;
      ways();
      steps.update(data.ways[state.way].products.length, data.words, true);
      steps.go(0);
    },
    stop() {
      steps.stop();
      box.remove();
    },
  };
});

/**
 * @param {{ first: number, last: number, rows: number, columns: number, name: string }[]} blocks From left to right.
 * @param {any} now The product that was just made.
 * @param {any} data
 * @param {typeof LARGE} room
 */
function picture(blocks, now, data, { side, least, gap }) {
  const most = Math.max(...data.sizes);
  const drawn = blocks.map((block) => ({ block, ...sides(block.rows, block.columns, most, side) }));
  const width = drawn.reduce((sum, one) => sum + Math.max(one.width, least) + gap, 0);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${side + 72}`, role: "img", "aria-label": data.words.label });
  svg.style.width = `${width}px`;
  let x = 0;
  drawn.forEach(({ block, width: w, height: h }, number) => {
    const room = Math.max(w, least);
    const made = now && block.first === now.right[0] && block.last === now.left[1];
    const place = { x: x + (room - w) / 2, y: 20 + (side - h) / 2, width: w, height: h, rx: 3 };
    svg.append(shape("rect", place, made ? "block made" : "block"));
    svg.append(text(x + room / 2, 14, block.name, "name"));
    svg.append(text(x + room / 2, side + 42, `${block.rows}×${block.columns}`, "size"));
    if (number < drawn.length - 1) svg.append(text(x + room + gap / 2, 20 + side / 2 + 5, "·", "dot"));
    x += room + gap;
  });
  svg.append(
    text(0, side + 66, data.words.output, "end", "start"),
    text(width - gap, side + 66, data.words.input, "end", "end"),
  );
  return svg;
}

function text(
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {string} */ said,
  look = "",
  anchor = "middle",
) {
  const made = shape("text", { x, y, "text-anchor": anchor }, look);
  made.textContent = said;
  return made;
}
