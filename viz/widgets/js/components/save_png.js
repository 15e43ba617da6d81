// A picture of the server's as pixels.

import { element } from "../shared/elements.js";
import { mounting } from "../shared/mounting.js";
import { pixels, saveFile } from "../shared/saving.js";
import styles from "./save_png.css";

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

async function save(button, { svg, file }) {
  try {
    saveFile(await pixels(svg), file);
  } finally {
    button.disabled = false;
  }
}
