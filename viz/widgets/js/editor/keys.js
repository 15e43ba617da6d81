// Keys that an editor for Python has: Tab indents and lets go of the keyboard, Ctrl+Enter runs, Ctrl+. mends.

import { acceptCompletion, completionStatus, moveCompletionSelection } from "@codemirror/autocomplete";
import { indentLess, indentMore } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";
import { mendHere } from "./shown.js";

const INDENT = 4;
const LEAVING = 30_000; // ms after Escape in which Tab moves the focus on, as everywhere else in the page

/** @param {{ run: () => void }} editor */
export function keys({ run }) {
  const ran = () => {
    run();
    return true;
  };
  return [
    keymap.of([
      { key: "Mod-Enter", run: ran },
      { key: "Ctrl-Enter", run: ran },
      { key: "Mod-.", run: mendHere },
      { key: "Tab", run: accepted },
      { key: "Tab", run: indented, shift: indentLess },
    ]),
    EditorView.domEventObservers({
      keydown(event, view) {
        // After CodeMirror's own two seconds, which are short for who reads what Tab will do.
        if (event.key === "Escape") queueMicrotask(() => view.setTabFocusMode(LEAVING));
      },
    }),
  ];
}

/** Take the first completion, or the chosen one. @type {import("@codemirror/view").Command} */
function accepted(view) {
  if (completionStatus(view.state) !== "active") return false;
  return acceptCompletion(view) || (moveCompletionSelection(true)(view) && acceptCompletion(view));
}

/** Indent lines that are selected; else put spaces up to the next stop. @type {import("@codemirror/view").Command} */
function indented(view) {
  const { state } = view;
  if (state.selection.ranges.some(({ from, to }) => state.doc.lineAt(from).number < state.doc.lineAt(to).number)) {
    return indentMore(view);
  }
  const head = state.selection.main.from;
  const width = INDENT - ((head - state.doc.lineAt(head).from) % INDENT);
  view.dispatch(state.update(state.replaceSelection(" ".repeat(width)), { scrollIntoView: true, userEvent: "input" }));
  return true;
}
