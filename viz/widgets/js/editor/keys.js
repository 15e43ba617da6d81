// Keys that an editor for Python has: Tab indents and lets go of the keyboard, Ctrl+Enter runs, Ctrl+. mends.

import { acceptCompletion, completionStatus, moveCompletionSelection } from "@codemirror/autocomplete";
import { indentLess, indentMore } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";
import { actionOf, keysOf } from "../shared/keys.js";
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
      ...bind("run", ran),
      ...bind("mend", mendHere),
      ...bind("indent", accepted),
      ...bind("indent", indented),
      ...bind("dedent", indentLess),
    ]),
    EditorView.domEventObservers({
      keydown(event, view) {
        // After CodeMirror's own two seconds, which are short for who reads what Tab will do.
        if (actionOf("editor", event) === "leave") queueMicrotask(() => view.setTabFocusMode(LEAVING));
      },
    }),
  ];
}

/** @param {string} action @param {import("@codemirror/view").Command} run */
function bind(action, run) {
  return keysOf("editor", action).map((key) => ({ key, run }));
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
