// Whether this browser's person has taken the tour, or did not want it.

import { store, stored } from "./storage.js";

const PLACE = "cotangent.tour";

/** Also where it could not be remembered: it would be offered for ever. */
export function seenTour() {
  return stored(PLACE) !== null;
}

export function rememberTour() {
  store(PLACE, "seen");
}
