// A picture as pixels, drawn by the browser: it has the fonts, and no program need be installed on the server.

import { element, painter } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import styles from "./save_png.css";

const SCALE = 2; // pixels per unit, so that a print is sharp
const LARGEST = 16000; // px: browsers refuse larger canvases

export default mounting([styles], (root) => {
  const button = root.appendChild(element("button"));
  let waiting = 0;
  let ask = (/** @type {number} */ _ticket) => {};
  button.addEventListener("click", () => {
    // The picture is sent for this click only: with every run of the page it would be much.
    waiting = Date.now();
    button.disabled = true;
    ask(waiting);
  });
  return {
    update(data, mounted) {
      ask = (ticket) => mounted.setTriggerValue("wanted", ticket);
      button.replaceChildren(element("b", "", data.kind), ` ${data.about}`);
      if (waiting && data.ticket === waiting) {
        waiting = 0;
        save(button, data);
      }
    },
    stop: () => button.remove(),
  };
});

function save(button, { svg, file }) {
  const image = new Image();
  const source = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const done = () => {
    URL.revokeObjectURL(source);
    button.disabled = false;
  };
  image.onload = () => {
    const scale = Math.min(SCALE, LARGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.ceil(image.width * scale), height: Math.ceil(image.height * scale) });
    painter(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      if (!blob) return done();
      const link = document.createElement("a");
      Object.assign(link, { href: URL.createObjectURL(blob), download: file });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      done();
    }, "image/png");
  };
  image.onerror = done;
  image.src = source;
}
