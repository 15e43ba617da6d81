// The editor of every page: CodeMirror with Python's grammar, and what the last answer says of the text.
//
// The text belongs to the person: it is replaced only when `data.generation` changes (an example was chosen, a repair
// applied) in the same session, never by an answer to an older edit.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentUnit, LanguageSupport, syntaxHighlighting } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { element } from "../shared/elements.js";
import { tell as tellPage } from "../shared/events.js";
import { showTheme } from "../shared/theme.js";
import { names } from "./completion.js";
import { wrapped } from "./indents.js";
import { keys } from "./keys.js";
import { changeTo, characters } from "./places.js";
import { answers, keepInView, litSpans, show, shownField } from "./shown.js";
import { statusBar } from "./status.js";

const PAUSE = 600; // ms without a key before the text is sent

/** @typedef {import("./messages.js").Data} Data */
/** @typedef {import("./messages.js").Sent} Sent */

/**
 * @typedef {object} Editor
 * @property {(data: Data, send: (message: Sent) => void) => void} update
 * @property {() => void} stop
 */

/**
 * Put an editor into a component's root.
 * @param {ShadowRoot} root
 * @returns {Editor}
 */
export function codeEditor(root) {
  const box = root.appendChild(element("div", "editor themed"));
  const place = box.appendChild(element("div", "place"));
  const foot = box.appendChild(element("div", "foot"));
  const help = box.appendChild(element("div", "unseen"));
  const said = box.appendChild(element("div", "unseen"));
  foot.setAttribute("role", "alert");
  help.id = "editor-help";
  said.id = "editor-mistake";

  /** @type {Data} */
  let data;
  /** @type {EditorView | undefined} */
  let view;
  let send = (/** @type {Sent} */ _message) => {};
  /** @type {string | undefined} */
  let sent;
  let edits = 0;
  let timer = 0;
  /** @type {Partial<import("./shown.js").Shown>} */
  let waiting = {}; // what other parts of the page said since the last frame
  let frame = 0;
  const named = new Compartment();
  const status = statusBar({ run: () => submit(true), mayRun: () => fits() });
  box.append(status.box);

  const text = () => view?.state.doc.toString() ?? "";
  const fits = () => characters(text()) <= data.limit;

  function say(/** @type {string} */ sentence) {
    foot.textContent = sentence;
    foot.classList.toggle("shown", sentence !== "");
  }

  function submit(always = false) {
    clearTimeout(timer);
    if (!view || view.composing || !fits()) return;
    const now = text();
    if (now === sent && !always) return;
    sent = now;
    edits += 1; // makes every message different, so that running the same text again is seen too
    tellPage("asked");
    send({ text: now, edit: edits, asked: always });
    status.began();
  }

  function edited() {
    clearTimeout(timer);
    say(fits() ? "" : data.words.too_long);
    if (!view?.composing && fits()) timer = window.setTimeout(() => submit(), PAUSE);
  }

  /** Take a text of the server's; undo brings the former one back, unless it is one of many (a slider that is turned). */
  function take(/** @type {string} */ source, quiet = false) {
    if (!view) return;
    const change = changeTo(text(), source);
    const whole = change.from === 0 && change.insert.length > source.length / 2;
    view.dispatch({
      changes: change,
      selection: whole && !quiet ? { anchor: 0 } : undefined,
      annotations: [Transaction.userEvent.of("input.replace"), Transaction.addToHistory.of(!quiet), ours],
    });
    if (whole && !quiet) view.scrollDOM.scrollTop = 0;
  }

  const ours = Transaction.remote.of(true);

  function described() {
    const wrong = data.marks.find((mark) => mark.kind === "wrong");
    said.textContent = wrong?.sentence ?? "";
    return EditorView.contentAttributes.of({
      "aria-label": data.words.label,
      "aria-describedby": "editor-help editor-mistake",
      "aria-invalid": wrong ? "true" : "false",
    });
  }

  function made() {
    return new EditorView({
      root,
      parent: place,
      doc: data.source,
      extensions: [
        keys({ run: () => submit(true) }),
        answers,
        lineNumbers(),
        history(),
        drawSelection(),
        rectangularSelection(),
        highlightActiveLine(),
        bracketMatching(),
        new LanguageSupport(pythonLanguage),
        syntaxHighlighting(classHighlighter),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        wrapped,
        search({ top: true }),
        autocompletion({
          override: names,
          selectOnOpen: false,
          interactionDelay: 0, // nothing is chosen until somebody presses an arrow key or Tab
          filterStrict: true,
          icons: false,
          maxRenderedOptions: 40,
        }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        EditorState.phrases.of(data.words),
        placeholder(data.words.placeholder),
        named.of(described()),
        EditorView.contentAttributes.of({ spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some((one) => one.docChanged && !one.annotation(Transaction.remote));
          if (typed) edited();
        }),
        EditorView.domEventHandlers({
          paste: (event) => pasted(event),
          blur: () => submit(),
          compositionstart: () => clearTimeout(timer),
          compositionend: () => void setTimeout(edited),
        }),
      ],
    });
  }

  function pasted(/** @type {ClipboardEvent} */ event) {
    if (!view) return false;
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const replaced = view.state.selection.ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    if (characters(text()) - replaced + characters(pasted) <= data.limit) return false;
    event.preventDefault();
    say(data.words.paste_too_long);
    return true;
  }

  const onHover = (/** @type {Event} */ event) => tell({ hovered: detail(event)?.spans ?? [] });
  // The picture tells where the node stands that is selected in it, before the server has heard of it.
  const onSelected = (/** @type {Event} */ event) => tell({ selected: detail(event)?.spans ?? [] });
  // The player tells what is lit at its step and what is known by then; null: everything is shown.
  const onStep = (/** @type {Event} */ event) => tell({ step: detail(event) });
  // The picture shows another backward pass than the server knows of; null: none.
  const onNotes = (/** @type {Event} */ event) => tell({ notes: detail(event) ?? data.notes });
  // Another number stands in the program: a hand turns it. What is told is of the new text.
  const onProgram = (/** @type {Event} */ event) => {
    if (!view) return;
    takeOver();
    const { source, marks, notes, repairs } = detail(event);
    data = { ...data, source, marks, notes, repairs };
    clearTimeout(timer);
    take(source, true);
    sent = source;
    view.dispatch({ effects: show.of({ source, marks, notes, repairs, selected: null }) });
  };
  const heard = {
    "cotangent:program": onProgram,
    "cotangent:notes": onNotes,
    "cotangent:hover": onHover,
    "cotangent:selected": onSelected,
    "cotangent:step": onStep,
  };
  for (const [name, listener] of Object.entries(heard)) window.addEventListener(name, listener);

  // Once in a frame: the editor reads the selection at every change of it, for which the browser lays out the page.
  function tell(/** @type {Partial<import("./shown.js").Shown>} */ part) {
    Object.assign(waiting, part);
    frame ||= requestAnimationFrame(takeOver);
  }

  function takeOver() {
    cancelAnimationFrame(frame);
    frame = 0;
    const part = waiting;
    waiting = {};
    if (!view) return;
    const before = view.state.field(shownField).shown;
    const known = part.selected && !before.selected ? { ...before, selected: litSpans(before.marks) } : before;
    const same = Object.entries(part).every(([name, value]) => JSON.stringify(value) === JSON.stringify(known[name]));
    if (!same) view.dispatch({ effects: show.of(part) });
    const now = part.step?.spans[0];
    if (now) keepInView(view, now);
  }

  return {
    update(next, sender) {
      takeOver(); // what was said before the server answered
      const before = data;
      data = next;
      send = sender;
      showTheme(box);
      box.style.setProperty("--height", data.height ? `${data.height}px` : "auto");
      help.textContent = data.words.help;
      if (!view) {
        view = made();
        sent = data.source;
        edits = data.heard; // of an editor that stood here before
      } else if (before.session !== data.session) {
        // The server lost this session and began another: what stands here is newer than what it knows.
        submit(text() !== data.source);
      } else if (before.generation !== data.generation) {
        clearTimeout(timer);
        take(data.source, data.quiet);
        sent = data.source;
        say("");
      }
      const { source, marks, notes, repairs } = data;
      view.dispatch({
        effects: [show.of({ source, marks, notes, repairs, selected: null }), named.reconfigure(described())],
      });
      if (data.ticket) window.dispatchEvent(new CustomEvent("cotangent:noted", { detail: { ticket: data.ticket } }));
      status.update(data, { answered: data.heard >= edits || sent === data.source });
    },
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      status.stop();
      for (const [name, listener] of Object.entries(heard)) window.removeEventListener(name, listener);
      view?.destroy();
      box.remove();
    },
  };
}

/** @param {Event} event */
function detail(event) {
  return event instanceof CustomEvent ? event.detail : null;
}
