// Names that may be meant: the program's own, Python's, and torch's, which are loaded when a completion is first wanted.

import { globalCompletion, localCompletionSource } from "@codemirror/lang-python";
import { chain, importedAs, membersOf } from "./modules.js";

/** @type {Promise<import("./modules.js").Names> | undefined} */
let loading;

/** @param {import("@codemirror/autocomplete").CompletionContext} context */
async function members(context) {
  const before = context.matchBefore(
    /[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*\s*\.\s*[\p{L}\p{N}_]*|[)\]]\.[\p{L}\p{N}_]*/u,
  );
  if (!before) return null;
  const { path, start } = chain(before.text);
  loading ??= import("built:names").then((bundle) => bundle.default);
  const names = await loading.catch(() => undefined);
  loading = names && loading;
  if (!names || context.aborted) return null;
  const options = membersOf(names, importedAs(context.state.doc.toString()), path);
  return options.length ? { from: before.from + start, options, validFor: /^[\p{L}\p{N}_]*$/u } : null;
}

/** @param {import("@codemirror/autocomplete").CompletionContext} context */
function word(context) {
  return context.matchBefore(/\.\s*[\p{L}\p{N}_]*$/u) ? null : globalCompletion(context);
}

/** Where completions come from. @type {import("@codemirror/autocomplete").CompletionSource[]} */
export const names = [members, localCompletionSource, word];
