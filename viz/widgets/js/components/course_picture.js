// A drawing that does not move. Where it leads somewhere, a click opens it there.

import { element } from "../shared/elements.js";
import { leads } from "../shared/leading.js";
import { mounting } from "../shared/mounting.js";
import picture from "../shared/picture.css";
import roles from "../shared/roles.css";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./course_picture.css";

export default mounting([theme, roles, picture, styles], (root) => {
  const box = root.appendChild(element("div", "drawing themed"));
  let drawn = "";
  return {
    update(data, mounted) {
      showTheme(box);
      if (data.svg + data.address === drawn) return;
      drawn = data.svg + data.address;
      const parsed = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
      const svg = document.importNode(parsed, true);
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", data.label);
      svg.style.maxWidth = `${data.width}px`;
      box.style.setProperty("--least", `${data.least}px`);
      if (!data.address) return box.replaceChildren(svg);
      const link = leads(element("a"), data.address, () => mounted.setTriggerValue("opened", true));
      link.title = data.title;
      link.append(svg);
      box.replaceChildren(link);
    },
    stop: () => box.remove(),
  };
});
