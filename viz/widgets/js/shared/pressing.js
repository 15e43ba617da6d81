// A press is no click when its button is replaced before it is let go. So what did not come from the hand waits for it.

/**
 * @param {HTMLElement} box Where presses are watched.
 * @param {() => void} draw Replaces what can be pressed.
 * @returns {() => void} Draws at once, or after the press that is under way.
 */
export function afterPress(box, draw) {
  let pressed = false;
  let late = false;
  const over = () => {
    removeEventListener("pointerup", over, true);
    removeEventListener("pointercancel", over, true);
    // The click comes after this event.
    setTimeout(() => {
      pressed = false;
      if (late) draw();
      late = false;
    });
  };
  box.addEventListener("pointerdown", ({ button }) => {
    if (button !== 0) return;
    pressed = true;
    addEventListener("pointerup", over, true);
    addEventListener("pointercancel", over, true);
  });
  return () => {
    if (pressed) late = true;
    else draw();
  };
}
