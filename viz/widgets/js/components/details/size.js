// Open or folded, and how wide: the drawer is pulled at its edge, by hand or with the arrow keys. On a phone it is a
// sheet that comes from below.

import { element } from "../../shared/elements.js";
import { hearing, tell } from "../../shared/events.js";
import { store, stored } from "../../shared/storage.js";

const LEAST = 240; // px
const MOST = 0.7; // of the picture's width, or of the screen's height
const STEP = 24; // px for a key
const KEPT = "cotangent:drawer-size";
const SHEET = "(max-width: 760px)";

/** @returns What opens and pulls the drawer that `view` fills. */
export function drawerSize(view) {
  const page = document.documentElement;
  const narrow = matchMedia(SHEET);
  const grip = element("div", "grip");
  Object.assign(grip, { tabIndex: 0 });
  grip.setAttribute("role", "separator");
  const scrolled = new Set();
  let scrolling = null;
  let size = Number(stored(KEPT)) || 0;

  const drawer = () => view.root.host.closest(".st-key-drawer");
  const stage = () => view.root.host.closest(".st-key-stage");
  const room = () => (narrow.matches ? innerHeight : (stage()?.clientWidth ?? innerWidth));
  const wanted = () => size || (narrow.matches ? innerHeight * 0.45 : innerWidth >= 1600 ? 380 : 320);
  const bounded = () => Math.round(Math.max(Math.min(LEAST, room() * MOST), Math.min(wanted(), room() * MOST)));
  const report = () => {
    const taken = page.dataset.drawer === "open" ? bounded() : 0;
    page.style.setProperty("--drawer-size", `${bounded()}px`);
    grip.setAttribute("aria-valuenow", String(bounded()));
    grip.setAttribute("aria-orientation", narrow.matches ? "horizontal" : "vertical");
    const detail = narrow.matches ? { right: 0, bottom: taken } : { right: taken, bottom: 0 };
    tell("drawer", detail);
  };
  const pull = (to) => {
    size = to;
    size = bounded();
    store(KEPT, String(size));
    report();
  };
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    const box = event.buttons ? drawer()?.getBoundingClientRect() : null;
    if (box) pull(narrow.matches ? box.bottom - event.clientY : box.right - event.clientX);
  });
  grip.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    pull(bounded() + by);
  });
  narrow.addEventListener("change", report);
  addEventListener("resize", report);
  const forget = hearing({ "open-drawer": () => open(true), "asks-drawer": report });

  function open(wide) {
    const wanted = wide ? "open" : "folded";
    if (page.dataset.drawer === wanted) return; // asking for the room would lay the page out at every click
    page.dataset.drawer = wanted;
    report();
  }
  if (!page.dataset.drawer) page.dataset.drawer = "folded";
  report();
  return {
    grip,
    open,
    toTop() {
      const box = drawer();
      if (box !== scrolling) box?.addEventListener("scroll", () => scrolled.add(box), { passive: true });
      scrolling = box;
      if (scrolled.delete(box)) box.scrollTo(0, 0); // elsewhere it would lay the page out for nothing
    },
    word: (words) => grip.setAttribute("aria-label", words.wider),
    stop() {
      narrow.removeEventListener("change", report);
      removeEventListener("resize", report);
      forget();
      delete page.dataset.drawer;
    },
  };
}
