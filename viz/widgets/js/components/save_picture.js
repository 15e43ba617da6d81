// Buttons for the pictures that are on this page, of our components and of Plotly: saved as they are on the screen.

import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import { drawingFile, pixels, saveFile, standing } from "../shared/saving.js";
import styles from "./save_png.css";

const LOOK = 500; // ms

/** @typedef {{ key: string, title: string, file: string, vector: boolean }} Picture */

export default mounting([styles], (root) => {
  const box = root.appendChild(element("div", "files"));
  const said = root.appendChild(element("div", "said"));
  said.setAttribute("role", "status");
  const view = { pictures: /** @type {Picture[]} */ ([]), failed: "", offered: "" };
  const act = async (/** @type {() => Promise<void>} */ save) => {
    try {
      await save();
      said.textContent = "";
    } catch {
      said.textContent = view.failed;
    }
  };
  const offer = () => {
    const there = view.pictures.filter(drawn);
    const offered = JSON.stringify(there);
    if (offered === view.offered) return;
    view.offered = offered;
    const background = getComputedStyle(box).getPropertyValue("--st-background-color") || "#ffffff";
    box.replaceChildren(
      ...there.flatMap((picture) => {
        const pixels = button("PNG", picture, () => act(() => savePixels(picture, background)));
        if (!picture.vector) return [pixels];
        return [button("SVG", picture, () => act(async () => saveDrawing(picture, background))), pixels];
      }),
    );
  };
  const timer = setInterval(offer, LOOK); // a picture may come, or go, while the menu is open
  return {
    update({ pictures, failed }) {
      Object.assign(view, { pictures, failed, offered: "" });
      said.textContent = "";
      offer();
    },
    stop() {
      clearInterval(timer);
      box.remove();
      said.remove();
    },
  };
});

/** @param {string} kind @param {Picture} picture @param {() => void} act */
function button(kind, picture, act) {
  const made = element("button");
  made.append(element("b", "", kind), ` ${picture.title}`);
  made.addEventListener("click", act);
  return made;
}

/**
 * The picture as it is now, null where none is on the screen.
 * @param {Picture} picture
 * @returns {HTMLElement | SVGSVGElement | null}
 */
function drawn({ key, vector }) {
  const place = document.querySelector(`.st-key-${CSS.escape(key)}`);
  const within = [...(place?.querySelectorAll("*") ?? [])].find((one) => one.shadowRoot?.firstElementChild)?.shadowRoot;
  if (!within) return place?.querySelector(".js-plotly-plot") ?? null;
  if (!vector) return /** @type {HTMLElement | null} */ ([...within.children].find(shows) ?? null);
  const area = (/** @type {Element} */ one) => one.getBoundingClientRect().width * one.getBoundingClientRect().height;
  const svgs = [...within.querySelectorAll("svg")].filter(shows);
  return svgs.sort((one, other) => area(other) - area(one))[0] ?? null;
}

/** @param {Element} one */
function shows(one) {
  return one.getBoundingClientRect().height > 0 && one.tagName !== "STYLE";
}

/** @param {Picture} picture @param {string} background */
function saveDrawing(picture, background) {
  saveFile(drawingFile(standing(/** @type {SVGSVGElement} */ (there(picture)), background)), `${picture.file}.svg`);
}

/** @param {Picture} picture @param {string} background */
async function savePixels(picture, background) {
  const shown = there(picture);
  if (shown instanceof SVGSVGElement) return saveFile(await pixels(standing(shown, background)), `${picture.file}.png`);
  const scene = sceneOf(shown);
  if (scene) return saveFile(await (await fetch(scene)).blob(), `${picture.file}.png`);
  const { snapshot } = await import("built:snapshot");
  saveFile(await snapshot(shown, background), `${picture.file}.png`);
}

/** What Plotly drew in space: its own picture, for others read an empty canvas. @param {any} plot */
function sceneOf(plot) {
  return plot._fullLayout?.scene?._scene?.toImage("png");
}

/** @param {Picture} picture */
function there(picture) {
  const shown = drawn(picture);
  if (!shown) throw new Error("the picture is gone");
  return shown;
}
