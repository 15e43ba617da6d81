// Light or dark. `theme.css` has every colour of viz/theme.py as a variable, for `.themed` and for `.themed.dark`.

/**
 * Whether the page is dark, told by the background that Streamlit's theme gives it.
 * @param {Element} box Where the theme's variables hold.
 */
export function isDark(box) {
  // The variable may hold any way to write a colour; what the browser computes from it is always rgb().
  const probe = document.createElement("i");
  probe.style.background = "var(--st-background-color)";
  box.append(probe);
  const computed = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return isDarkColour(computed);
}

/** @param {string} computed As browsers compute it: `rgb(20, 24, 31)`. */
export function isDarkColour(computed) {
  const [red = 255, green = 255, blue = 255] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}

/**
 * Mark a box as light or dark; to be called at every update, for Streamlit updates components when the theme changes.
 * @param {Element} box
 * @returns {boolean} Whether it is dark.
 */
export function showTheme(box) {
  const dark = isDark(box);
  box.classList.toggle("dark", dark);
  return dark;
}
