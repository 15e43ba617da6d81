// An axis keeps its colour through every operation; a label beside it says its number.

const COLOURS = 5; // viz.theme.AXES

/**
 * @template {HTMLElement} Node
 * @param {Node} node
 * @param {number} colour The axis's, see viz.tensors.axes.
 * @returns {Node}
 */
export function paint(node, colour) {
  node.style.setProperty("--line", `var(--axis-${colour % COLOURS})`);
  return node;
}
