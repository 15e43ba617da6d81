// A line for newcomers in the sidebar, where it covers nothing: the tour is offered once, and then only in the menu.

import { element } from "../shared/elements.js";
import { hearing, tell } from "../shared/events.js";
import { mounting } from "../shared/mounting.js";
import { rememberTour, seenTour } from "../shared/taken_tour.js";
import styles from "./tour_offer.css";

export default mounting([styles], (root) => {
  const box = root.appendChild(element("div", "offer"));
  box.hidden = true;
  const said = box.appendChild(element("span"));
  const start = box.appendChild(element("button", "start"));
  const no = box.appendChild(element("button"));
  start.addEventListener("click", () => tell("tour"));
  no.addEventListener("click", () => {
    rememberTour();
    box.hidden = true;
  });
  const forget = hearing({
    tour: () => {
      box.hidden = true;
    },
  });
  return {
    update({ words }) {
      said.textContent = words.new_here;
      start.textContent = words.tour;
      no.textContent = words.no;
      box.hidden = seenTour();
    },
    stop() {
      forget();
      box.remove();
    },
  };
});
