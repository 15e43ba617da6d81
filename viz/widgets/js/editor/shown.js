// What an answer of the server shows in the text: marks under it, values at the ends of lines, repairs at a mistake.
//
// Between an edit and its answer the marks stay on the lines that still read as they did, wherever those are now.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, hoverTooltip, WidgetType } from "@codemirror/view";
import { element } from "../shared/elements.js";
import { keptLines, offset } from "./places.js";

/** @typedef {import("./places.js").Span} Span */
/** @typedef {Span & { kind: string, sentence?: string }} Mark */
/** @typedef {{ kind: string, text: string }} Note */
/** @typedef {{ line: number, label: string, preview: string, span: Span, text: string }} Repair */
/** @typedef {{ spans: Span[], notes: Record<string, Record<string, string>> }} Step */

/**
 * @typedef {object} Shown
 * @property {string} source The text that all of this is about.
 * @property {Mark[]} marks
 * @property {Record<string, Note[]>} notes By line.
 * @property {Repair[]} repairs
 * @property {Span[] | null} selected Where the selected node stands, where the picture knows more than the server.
 * @property {Span[]} hovered
 * @property {Step | null} step What is lit and known at the player's step; null: everything is shown.
 */

/** @type {Shown} */
const NOTHING = { source: "", marks: [], notes: {}, repairs: [], selected: null, hovered: [], step: null };
const GLYPHS = /** @type {Record<string, string>} */ ({ wrong: "✕", doubtful: "!" });
const TINTED = new Set(["wrong", "doubtful", "lit", "now"]);

/** Replaces what is shown, wholly or in part. */
export const show = /** @type {import("@codemirror/state").StateEffectType<Partial<Shown>>} */ (StateEffect.define());

/** Where the selected node stands, as the server said it. @param {Mark[]} marks @returns {Span[]} */
export function litSpans(marks) {
  const lit = marks.filter((mark) => mark.kind === "lit");
  return lit.map(({ line, column, end_line, end_column }) => ({ line, column, end_line, end_column }));
}

/** @param {Shown} shown @returns {Mark[]} Every stretch that is to be seen now. */
function marksOf({ marks, selected, hovered, step }) {
  const lit = step ? [] : (selected ?? litSpans(marks));
  return [
    ...lit.map((span) => ({ ...span, kind: "lit" })),
    ...marks.filter((mark) => mark.kind !== "lit"),
    ...hovered.map((span) => ({ ...span, kind: "hovered" })),
    ...(step?.spans ?? []).map((span) => ({ ...span, kind: "now" })),
  ];
}

/** What stands behind a line: all that the run knows, or what is known at the player's step. @param {Shown} shown */
export function notesOf({ notes, step }) {
  if (!step) return notes;
  const known = Object.entries(step.notes).map(([line, texts]) => [
    line,
    ["value", "adjoint"].filter((kind) => texts[kind]).map((kind) => ({ kind, text: texts[kind] })),
  ]);
  return /** @type {Record<string, Note[]>} */ (Object.fromEntries(known));
}

class Notes extends WidgetType {
  /** @param {Note[]} notes */
  constructor(notes) {
    super();
    this.notes = notes;
  }

  /** @param {Notes} other */
  eq(other) {
    return JSON.stringify(other.notes) === JSON.stringify(this.notes);
  }

  toDOM() {
    const box = element("span", "notes");
    box.setAttribute("aria-hidden", "true"); // the picture's list says it, and here it would be read as the program's text
    for (const { kind, text } of this.notes) box.append(element("span", `note ${kind}`, text));
    return box;
  }
}

class Repairs extends WidgetType {
  /** @param {Repair[]} repairs */
  constructor(repairs) {
    super();
    this.repairs = repairs;
  }

  /** @param {Repairs} other */
  eq(other) {
    return JSON.stringify(other.repairs) === JSON.stringify(this.repairs);
  }

  /** @param {EditorView} view */
  toDOM(view) {
    const box = element("span", "repairs");
    for (const repair of this.repairs) {
      const button = box.appendChild(element("button", "repair", repair.label));
      button.type = "button";
      button.title = repair.preview;
      button.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays where it is
      button.addEventListener("click", () => mend(view, repair));
    }
    return box;
  }

  ignoreEvent() {
    return true;
  }
}

/**
 * Change the text as a repair says, if its lines still read as they did.
 * @param {EditorView} view
 * @param {Repair} repair
 */
export function mend(view, repair) {
  const found = placed(view.state.doc, view.state.field(shownField).shown, repair.span);
  if (found) view.dispatch({ changes: { ...found, insert: repair.text }, userEvent: "input.repair" });
}

/** The repair that is offered at the line of the caret, for the keyboard. @type {import("@codemirror/view").Command} */
export function mendHere(view) {
  const { shown } = view.state.field(shownField);
  const here = view.state.doc.lineAt(view.state.selection.main.head).number - 1;
  const kept = keptNow(view.state.doc, shown);
  const repair = shown.repairs.find((one) => kept[one.line - 1] === here) ?? shown.repairs[0];
  if (repair) mend(view, repair);
  return repair !== undefined;
}

class Glyph extends GutterMarker {
  /** @param {string} kind @param {string} sentence */
  constructor(kind, sentence) {
    super();
    this.kind = kind;
    this.sentence = sentence;
  }

  /** @param {Glyph} other */
  eq(other) {
    return other.kind === this.kind && other.sentence === this.sentence;
  }

  toDOM() {
    const made = element("span", `glyph ${this.kind}`, GLYPHS[this.kind]);
    made.title = this.sentence;
    return made;
  }
}

/** @typedef {{ shown: Shown, decorations: import("@codemirror/view").DecorationSet, glyphs: RangeSet<GutterMarker> }} Field */

/** @param {import("@codemirror/state").Text} doc @param {Shown} shown */
function keptNow(doc, shown) {
  return keptLines(shown.source.split("\n"), doc.toString().split("\n"));
}

/**
 * Where a stretch of the answered text is now; null where one of its lines was edited since.
 * @param {import("@codemirror/state").Text} doc
 * @param {Shown} shown
 * @param {Span} span
 * @param {number[]} [kept]
 */
function placed(doc, shown, span, kept = keptNow(doc, shown)) {
  const first = kept[span.line - 1] ?? -1;
  const last = kept[span.end_line - 1] ?? -1;
  const whole = first >= 0 && last - first === span.end_line - span.line;
  if (!whole || kept.slice(span.line - 1, span.end_line).some((one) => one < 0)) return null;
  const [start, end] = [doc.line(first + 1), doc.line(last + 1)];
  return { from: start.from + offset(start.text, span.column), to: end.from + offset(end.text, span.end_column) };
}

/** @param {import("@codemirror/state").Text} doc @param {Shown} shown @returns {Field} */
function drawn(doc, shown) {
  const kept = keptNow(doc, shown);
  /** @type {import("@codemirror/state").Range<Decoration>[]} */
  const ranges = [];
  /** @type {Map<number, Map<string, string>>} */
  const tinted = new Map(); // line → kind → sentence
  for (const mark of marksOf(shown)) {
    const found = placed(doc, shown, mark, kept);
    if (!found) continue;
    const [first, last] = [doc.lineAt(found.from), doc.lineAt(found.to)];
    for (let number = first.number; number <= last.number && TINTED.has(mark.kind); number += 1) {
      const kinds = tinted.get(number) ?? new Map();
      const sentence = number === first.number ? (mark.sentence ?? "") : "";
      tinted.set(number, kinds.set(mark.kind, kinds.get(mark.kind) || sentence));
    }
    ranges.push(...stretch(doc, mark.kind, found.from, found.to));
  }
  /** @type {import("@codemirror/state").Range<GutterMarker>[]} */
  const glyphs = [];
  for (const [number, kinds] of tinted) {
    const { from } = doc.line(number);
    ranges.push(Decoration.line({ class: [...kinds.keys()].map((kind) => `has-${kind}`).join(" ") }).range(from));
    for (const kind of ["wrong", "doubtful"]) {
      const sentence = kinds.get(kind);
      if (sentence) glyphs.push(new Glyph(kind, sentence).range(from));
    }
  }
  ranges.push(...atEnds(doc, shown, kept));
  return { shown, decorations: Decoration.set(ranges, true), glyphs: RangeSet.of(glyphs, true) };
}

/**
 * @param {import("@codemirror/state").Text} doc
 * @param {string} kind
 * @param {number} from
 * @param {number} to
 */
function stretch(doc, kind, from, to) {
  const look = Decoration.mark({ class: `mark-${kind}` });
  if (from < to) return [look.range(from, to)];
  // A place between two characters: the one behind it, at a line's end the one before it.
  const line = doc.lineAt(from);
  if (from < line.to) return [look.range(from, from + 1)];
  return line.length ? [look.range(line.to - 1, line.to)] : [];
}

/**
 * @param {import("@codemirror/state").Text} doc
 * @param {Shown} shown
 * @param {number[]} kept
 */
function* atEnds(doc, shown, kept) {
  for (const [line, notes] of Object.entries(notesOf(shown))) {
    const now = kept[Number(line) - 1] ?? -1;
    if (now >= 0 && notes.length) {
      yield Decoration.widget({ widget: new Notes(notes), side: 2 }).range(doc.line(now + 1).to);
    }
  }
  const offered = shown.repairs.filter((one) => (kept[one.line - 1] ?? -1) >= 0 && placed(doc, shown, one.span, kept));
  for (const line of new Set(offered.map((one) => one.line))) {
    const here = offered.filter((one) => one.line === line);
    yield Decoration.widget({ widget: new Repairs(here), side: 3 }).range(doc.line(kept[line - 1] + 1).to);
  }
}

/** @type {StateField<Field>} */
export const shownField = StateField.define({
  create: (state) => drawn(state.doc, NOTHING),
  update(field, transaction) {
    const parts = transaction.effects.filter((effect) => effect.is(show)).map((effect) => effect.value);
    if (!parts.length && !transaction.docChanged) return field;
    return drawn(transaction.newDoc, Object.assign({}, field.shown, ...parts));
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.decorations),
});

/** The sentence of a mistake where its text is pointed at; it goes when another answer comes, or the text changes. */
const sentences = hoverTooltip(
  (view, position) => {
    const { shown } = view.state.field(shownField);
    const kept = keptNow(view.state.doc, shown);
    for (const mark of shown.marks.filter((one) => one.sentence)) {
      const found = placed(view.state.doc, shown, mark, kept);
      if (found && found.from <= position && position <= Math.max(found.to, found.from + 1)) {
        const create = () => ({ dom: said(mark) });
        return { pos: found.from, end: found.to, above: true, create };
      }
    }
    return null;
  },
  { hideOn: ({ docChanged, effects }) => docChanged || effects.some((one) => one.is(show) && one.value.marks) },
);

/** A sentence with its pieces of code as code. @param {Mark} mark */
function said({ kind, sentence = "" }) {
  const box = element("div", `said ${kind}`);
  sentence.split(/`+/).forEach((part, place) => box.append(place % 2 ? element("code", "", part) : part));
  return box;
}

/** Everything that an answer shows. */
export const answers = [
  shownField,
  sentences,
  gutter({ class: "glyphs", markers: (view) => view.state.field(shownField).glyphs }),
];

/**
 * Scroll the line that is lit by the player into view, the editor only and not the page.
 * @param {EditorView} view
 * @param {Span} span
 */
export function keepInView(view, span) {
  const found = placed(view.state.doc, view.state.field(shownField).shown, span);
  if (!found) return;
  const { scrollDOM } = view;
  const { top, bottom } = view.lineBlockAt(found.from);
  if (top >= scrollDOM.scrollTop && bottom <= scrollDOM.scrollTop + scrollDOM.clientHeight) return;
  scrollDOM.scrollTop = Math.max(0, (top + bottom) / 2 - scrollDOM.clientHeight / 2);
}
