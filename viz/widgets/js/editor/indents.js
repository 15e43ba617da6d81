// Long lines wrap, and go on under their own beginning: nothing that stands at a line's end is ever out of sight.

import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

const DEEPER = 4; // columns that a line's continuation stands further in

/**
 * Columns of the spaces that a line begins with.
 * @param {string} line
 * @param {number} tabSize
 */
function indentOf(line, tabSize) {
  let columns = 0;
  for (const letter of line) {
    if (letter === " ") columns += 1;
    else if (letter === "\t") columns += tabSize - (columns % tabSize);
    else break;
  }
  return columns;
}

/** @param {EditorView} view */
function hanging({ state, visibleRanges }) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const columns = indentOf(line.text, state.tabSize) + DEEPER;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style: `--hang: ${columns}ch` } }));
      at = line.to + 1;
    }
  }
  return /** @type {import("@codemirror/view").DecorationSet} */ (builder.finish());
}

const hang = ViewPlugin.define(
  (view) => ({
    decorations: hanging(view),
    update(update) {
      if (update.docChanged || update.viewportChanged) this.decorations = hanging(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

export const wrapped = [EditorView.lineWrapping, hang];
