// A small Python editor: a textarea whose own text is transparent, over a painted copy of it.
//
// The text belongs to the person: it is replaced only when `data.generation` changes (an example was chosen, a
// repair applied) in the same session, never by an answer to an older edit. Marks and notes of the answer are shown on those lines
// that still read as they did when the answer was computed.

const PAUSE = 600; // ms without a key before the text is sent
const KEYWORDS = new Set(
  ("False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield").split(" "));
const TOKEN = new RegExp([
  "(?<remark>#[^\\n]*)",
  "(?<string>[rRbBfFuU]{0,2}(?:'''[^]*?(?:'''|$)|\"\"\"[^]*?(?:\"\"\"|$)|'(?:\\\\.|[^'\\\\\\n])*'?|\"(?:\\\\.|[^\"\\\\\\n])*\"?))",
  "(?<digits>(?<![\\w.])(?:0[xXbBoO][\\da-fA-F_]+|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?j?))",
  "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
].join("|"), "gu");

const mounts = new WeakMap();

export default function (component) {
  const { parentElement: root, data, setStateValue } = component;
  let editor = mounts.get(root);
  if (!editor) mounts.set(root, (editor = build(root)));
  editor.send = (message) => setStateValue("edited", message);
  update(editor, data);
  return () => {
    editor.stop();
    mounts.delete(root);
  };
}

function build(root) {
  const box = element("div", "editor");
  const scroll = box.appendChild(element("div", "scroll"));
  const stack = scroll.appendChild(element("div", "stack"));
  const paint = stack.appendChild(element("div", "paint"));
  const area = stack.appendChild(element("textarea"));
  const busy = box.appendChild(element("div", "busy"));
  const foot = box.appendChild(element("div", "foot"));
  const help = box.appendChild(element("div", "unseen"));
  const said = box.appendChild(element("div", "unseen"));
  paint.setAttribute("aria-hidden", "true");
  busy.setAttribute("aria-hidden", "true");
  foot.setAttribute("role", "alert");
  help.id = "editor-help";
  said.id = "editor-mistake";
  Object.assign(area, { spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off" });
  area.setAttribute("autocorrect", "off");
  area.setAttribute("aria-describedby", "editor-help editor-mistake");
  root.appendChild(box);

  const editor = {
    root, box, scroll, paint, area, foot, help, said, data: null, session: undefined, generation: 0, sent: undefined, hovered: [], selected: null,
    step: null, painted: [], view: { top: 0, height: 0, width: 0 },
    timer: 0, edits: 0, letter: 8, height: 24, gutter: 44, composing: false, applying: false, leaving: false, send: () => {},
  };
  const onSelection = () => markCurrentLine(editor);
  const onHover = (event) => {
    editor.hovered = event.detail?.spans ?? [];
    repaint(editor);
  };
  // The graph tells where the node stands that is selected in it, before the server has heard of it.
  const onSelected = (event) => {
    const spans = event.detail?.spans ?? [];
    if (JSON.stringify(spans) === JSON.stringify(editor.selected ?? spansOf(editor.data?.marks ?? []))) return;
    editor.selected = spans;
    repaint(editor);
  };
  // The player of the graph tells what is lit at its step and what is known by then; null: everything is shown.
  const onStep = (event) => {
    editor.step = event.detail;
    repaint(editor);
  };
  document.addEventListener("selectionchange", onSelection);
  window.addEventListener("cotangent:hover", onHover);
  window.addEventListener("cotangent:selected", onSelected);
  window.addEventListener("cotangent:step", onStep);
  // Sizes are noted when they change: to ask for them at every step would lay the page out at every step.
  scroll.addEventListener("scroll", () => { editor.view.top = scroll.scrollTop; }, { passive: true });
  const resized = new ResizeObserver(() => {
    editor.view = { top: scroll.scrollTop, height: scroll.clientHeight, width: scroll.clientWidth };
    measure(editor);
    repaint(editor);
  });
  resized.observe(scroll);
  editor.stop = () => {
    clearTimeout(editor.timer);
    resized.disconnect();
    document.removeEventListener("selectionchange", onSelection);
    window.removeEventListener("cotangent:hover", onHover);
    window.removeEventListener("cotangent:selected", onSelected);
    window.removeEventListener("cotangent:step", onStep);
  };
  area.addEventListener("input", () => edited(editor));
  area.addEventListener("keydown", (event) => pressed(editor, event));
  area.addEventListener("paste", (event) => pasted(editor, event));
  area.addEventListener("blur", () => submit(editor));
  area.addEventListener("focus", onSelection);
  area.addEventListener("compositionstart", () => {
    editor.composing = true;
    clearTimeout(editor.timer);
  });
  area.addEventListener("compositionend", () => {
    editor.composing = false;
    edited(editor);
  });
  return editor;
}

function update(editor, data) {
  const { area, words } = Object.assign(editor, { data, words: data.words, selected: null });
  area.setAttribute("aria-label", words.label);
  area.placeholder = words.placeholder;
  editor.help.textContent = words.help;
  editor.scroll.style.height = `${data.height}px`;
  editor.box.classList.toggle("dark", isDark(editor.box));
  const first = editor.session === undefined;
  if (!first && editor.session !== data.session) {
    // The server lost this session and began another: what stands here is newer than what it knows.
    Object.assign(editor, { session: data.session, generation: data.generation });
    submit(editor, area.value !== data.source);
  }
  if (first || editor.generation !== data.generation) {
    Object.assign(editor, { session: data.session, generation: data.generation });
    clearTimeout(editor.timer);
    if (first || data.quiet) area.value = data.source;
    else replaceAll(editor, data.source);
    editor.sent = data.source;
    say(editor, "");
  }
  const wrong = data.marks.find((mark) => mark.kind === "wrong");
  area.setAttribute("aria-invalid", wrong ? "true" : "false");
  editor.said.textContent = wrong ? wrong.sentence : "";
  repaint(editor);
}

// --- the text

function replaceAll(editor, text) {
  // Through the browser's own editing command, so that undo brings the former text back.
  const { area, root } = editor;
  const before = document.activeElement;
  const inside = root.activeElement === area;
  editor.applying = true;
  area.focus({ preventScroll: true });
  area.select();
  if (!document.execCommand("insertText", false, text) || area.value !== text) area.value = text;
  area.setSelectionRange(0, 0);
  editor.scroll.scrollTo(0, 0);
  if (!inside) {
    area.blur();
    before?.focus?.({ preventScroll: true });
  }
  editor.applying = false;
}

function edited(editor) {
  repaint(editor);
  if (editor.applying) return;
  clearTimeout(editor.timer);
  const fits = characters(editor.area.value) <= editor.data.limit;
  say(editor, fits ? "" : editor.words.too_long);
  if (!editor.composing && fits) editor.timer = setTimeout(() => submit(editor), PAUSE);
}

function submit(editor, always = false) {
  clearTimeout(editor.timer);
  const text = editor.area.value;
  if (editor.applying || editor.composing || characters(text) > editor.data.limit) return;
  if (text === editor.sent && !always) return;
  editor.sent = text;
  editor.edits += 1; // makes every message different, so that running the same text again is seen too
  editor.send({ text, edit: editor.edits });
  editor.box.classList.toggle("waiting", text !== editor.data.source);
}

function pasted(editor, event) {
  const { area, data, words } = editor;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const kept = characters(area.value) - characters(area.value.slice(area.selectionStart, area.selectionEnd));
  if (kept + characters(text) <= data.limit) return;
  event.preventDefault();
  say(editor, words.paste_too_long);
}

function say(editor, sentence) {
  editor.foot.textContent = sentence;
  editor.foot.classList.toggle("shown", sentence !== "");
}

// --- keys

function pressed(editor, event) {
  if (event.isComposing || event.keyCode === 229) return; // the input method's own keys
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    submit(editor, true);
  } else if (event.key === "Escape") {
    editor.leaving = true; // the next Tab moves the focus on, as everywhere else in the page
    return;
  } else if (event.key === "Tab" && !editor.leaving && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    indent(editor.area, event.shiftKey);
  } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    newLine(editor.area);
  }
  if (event.key !== "Shift") editor.leaving = false;
}

function indent(area, outwards) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const from = value.lastIndexOf("\n", start - 1) + 1;
  if (!outwards && !value.slice(start, end).includes("\n")) {
    document.execCommand("insertText", false, " ".repeat(4 - ((start - from) % 4)));
    return;
  }
  const lines = value.slice(from, end).split("\n");
  const changed = lines.map((line) => (outwards ? line.replace(/^( {1,4}|\t)/, "") : line && "    " + line));
  const moved = changed[0].length - lines[0].length;
  const grown = changed.join("\n").length - (end - from);
  if (!grown) return;
  area.setSelectionRange(from, end);
  document.execCommand("insertText", false, changed.join("\n"));
  area.setSelectionRange(Math.max(from, start + moved), end + grown);
}

function newLine(area) {
  const { value, selectionStart: start } = area;
  const line = value.slice(value.lastIndexOf("\n", start - 1) + 1, start);
  const deeper = /:\s*(#.*)?$/.test(line) ? "    " : "";
  document.execCommand("insertText", false, "\n" + line.match(/^[ \t]*/)[0] + deeper);
}

// --- the paint

function repaint(editor) {
  const { data, area, paint, view } = editor;
  if (!data) return;
  read(editor);
  const { lines, pieces, same } = editor.text;
  const fresh = (mark) => same.slice(mark.line - 1, mark.end_line).every(Boolean) && mark.end_line <= lines.length;
  const hovered = editor.hovered.map((span) => ({ ...span, kind: "hovered" }));
  const now = (editor.step?.spans ?? []).map((span) => ({ ...span, kind: "now" }));
  const lit = editor.step ? [] : (editor.selected ?? spansOf(data.marks)).map((span) => ({ ...span, kind: "lit", sentence: "" }));
  const shown = [...lit, ...data.marks.filter((mark) => mark.kind !== "lit")];
  const marks = lines.map(() => NOTHING);
  for (const mark of [...shown, ...hovered, ...now].filter(fresh)) {
    for (let line = mark.line - 1; line < mark.end_line; line += 1) marks[line] = [...marks[line], mark];
  }
  const old = editor.painted;
  const measures = `${editor.letter} ${view.width}`;
  editor.painted = lines.map((line, index) => {
    const notes = same[index] ? notesOf(editor, index + 1) : NOTHING;
    const beside = marks[index].length || notes.length ? JSON.stringify([marks[index], notes]) : "";
    // A step of the player changes two or three lines; the others are left as they are.
    const kept = old[index];
    if (kept?.pieces === pieces[index] && kept.beside === beside && kept.measures === measures) return kept;
    return { pieces: pieces[index], beside, measures, row: paintLine(editor, line, pieces[index], marks[index], index + 1, notes) };
  });
  if (editor.painted.length !== paint.children.length) paint.replaceChildren(...editor.painted.map((one) => one.row));
  else editor.painted.forEach((one, index) => one !== old[index] && paint.children[index].replaceWith(one.row));
  if (area.value === data.source) editor.box.classList.remove("waiting");
  markCurrentLine(editor);
  if (now.length) keepInView(editor, now[0].line - 1);
}

const NOTHING = [];

// Where the selected node stands, as the server said it.
function spansOf(marks) {
  return marks
    .filter((mark) => mark.kind === "lit")
    .map(({ line, column, end_line, end_column }) => ({ line, column, end_line, end_column }));
}

// Cut the text into lines and tokens, once for every text; and see which lines are still those of the answer.
function read(editor) {
  const { area, data, text } = editor;
  if (text?.value === area.value && text.source === data.source) return;
  const lines = area.value.split("\n");
  const answered = data.source.split("\n");
  const pieces = text?.value === area.value ? text.pieces : cut(lines, tokens(area.value));
  editor.text = { value: area.value, source: data.source, lines, pieces, same: lines.map((line, index) => line === answered[index]) };
}

// Only the editor scrolls, never the page; lines are equally high.
function keepInView({ scroll, height, view }, line) {
  const above = line * height - view.top;
  if (above >= 0 && above + 2 * height <= view.height) return;
  view.top = Math.max(0, (line + 1) * height - view.height / 2); // to the middle: a jump now and then
  scroll.scrollTop = view.top;
}

// What stands beside a line: everything the run knows, or what is known at the player's step.
function notesOf(editor, number) {
  if (!editor.step) return editor.data.notes[String(number)] ?? [];
  const known = editor.step.notes[number] ?? {};
  return ["value", "adjoint"].filter((kind) => known[kind]).map((kind) => ({ kind, text: known[kind] }));
}

function paintLine(editor, line, pieces, marks, number, notes) {
  const here = marks.map((mark) => ({
    kind: mark.kind,
    sentence: mark.sentence,
    first: mark.line === number,
    start: mark.line === number ? offset(line, mark.column) : 0,
    end: mark.end_line === number ? offset(line, mark.end_column) : line.length,
  }));
  const row = element("div", "line");
  const label = row.appendChild(element("span", "number"));
  const text = row.appendChild(element("span", "text"));
  label.append(String(number));
  for (const mark of here) {
    row.classList.add(`has-${mark.kind}`);
    if (mark.first && mark.kind in GLYPHS) label.prepend(element("span", "mark", GLYPHS[mark.kind]));
    if (mark.start >= mark.end) mark.end = mark.start + 1; // a place between two characters, or the line's end
  }
  const longest = Math.max(line.length, ...here.map((mark) => mark.end));
  const borders = new Set([0, longest, ...pieces.flatMap((p) => [p.start, p.end]), ...here.flatMap((m) => [m.start, m.end])]);
  const sorted = [...borders].sort((a, b) => a - b);
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i], sorted[i + 1]];
    const covers = (piece) => piece.start <= start && end <= piece.end;
    const names = [...pieces.filter(covers), ...here.filter(covers)].map((piece) => piece.kind);
    text.append(element("span", names.join(" "), line.slice(start, end).padEnd(end - start)));
  }
  if (!longest) text.append("\u200b");
  if (notes.length && fit(editor, line, notes)) {
    const shown = row.appendChild(element("span", "notes"));
    for (const note of notes) shown.append(element("span", `note ${note.kind}`, note.text));
  }
  return row;
}

function fit(editor, line, notes) {
  // The code comes first: what would cover it is left to the picture and the panel.
  const room = Math.floor((editor.view.width - editor.gutter) / editor.letter);
  const needed = notes.reduce((sum, note) => sum + width(note.text) + 2, 1);
  return width(line) + needed <= room;
}

function width(text) {
  let letters = 0; // in columns of the monospaced font: combining marks take none, Chinese two
  for (const letter of text.normalize("NFC")) letters += /\p{M}/u.test(letter) ? 0 : letter > "\u2e7f" ? 2 : 1;
  return letters;
}

function measure(editor) {
  const probe = editor.paint.appendChild(element("span", "", "0".repeat(100)));
  const { width, height } = probe.getBoundingClientRect();
  editor.letter = width / 100 || 8;
  editor.height = parseFloat(getComputedStyle(editor.paint).lineHeight) || height;
  probe.remove();
  editor.gutter = parseFloat(getComputedStyle(editor.area).paddingLeft) || 44;
}

const GLYPHS = { wrong: "✕", doubtful: "!" };

function tokens(text) {
  const found = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = ["remark", "string", "digits"].find((name) => match.groups[name] !== undefined);
    const start = match.index;
    const end = start + match[0].length;
    if (kind) found.push({ kind, start, end });
    else if (KEYWORDS.has(match[0])) found.push({ kind: "keyword", start, end });
    else if (text[end] === "(" && text[start - 1] !== ".") found.push({ kind: "call", start, end });
  }
  return found;
}

function cut(lines, found) {
  // A token may run over several lines (a triple-quoted text): give every line its part.
  const pieces = lines.map(() => []);
  let number = 0;
  let start = 0;
  for (const token of found) {
    while (token.start > start + lines[number].length) start += lines[number++].length + 1;
    for (let n = number, s = start; n < lines.length && s < token.end; s += lines[n++].length + 1) {
      pieces[n].push({
        kind: token.kind,
        start: Math.max(token.start - s, 0),
        end: Math.min(token.end - s, lines[n].length),
      });
    }
  }
  return pieces;
}

function markCurrentLine(editor) {
  const { area, root, paint } = editor;
  const number = root.activeElement === area ? area.value.slice(0, area.selectionStart).split("\n").length - 1 : -1;
  const row = paint.children[number];
  if (row === editor.current) return;
  editor.current?.classList.remove("current");
  row?.classList.add("current");
  editor.current = row;
}

// --- small things

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function characters(text) {
  let count = text.length; // Python counts characters, JavaScript counts UTF-16 units
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= pair[0].length - 1;
  return count;
}

function offset(line, column) {
  return Array.from(line).slice(0, column).join("").length;
}

function isDark(box) {
  const [red, green, blue] = (getComputedStyle(box).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
