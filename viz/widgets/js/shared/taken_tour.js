// Whether this browser's person has taken the tour, or did not want it.

const PLACE = "cotangent.tour";

export function seenTour() {
  try {
    return localStorage.getItem(PLACE) !== null;
  } catch {
    return true; // it could not be remembered, and would be offered for ever
  }
}

export function rememberTour() {
  try {
    localStorage.setItem(PLACE, "seen");
  } catch {} // then it is offered again
}
