// Takes the place of the three hundred languages of Streamlit's highlighter (`viz.widgets.border.highlighter`): colours
// Python, the one language of our pages, with the class names of Prism that Streamlit's style sheet knows.
function pythonHighlighter(React) {
  const words = (text) => new Set(text.split(" "));
  const KEYWORDS = words(
    "and as assert async await break case class continue def del elif else except finally for from global if import " +
      "in is lambda match nonlocal not or pass print raise return try while with yield",
  );
  const BOOLEANS = words("True False None");
  const BUILTINS = words(
    "abs all any bool bytes callable chr classmethod complex dict dir divmod enumerate eval filter float format " +
      "frozenset getattr hasattr hash hex id input int isinstance issubclass iter len list map max min next object " +
      "open ord pow property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type " +
      "vars zip",
  );
  const TOKENS = new RegExp(
    [
      "(?<comment>#[^\\n]*)",
      "(?<string>[rbfuRBFU]{0,2}(?:\"\"\"[^]*?\"\"\"|'''[^]*?'''|\"(?:\\\\[^]|[^\"\\\\\\n])*\"|'(?:\\\\[^]|[^'\\\\\\n])*'))",
      "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
      "(?<number>(?:0[xX][\\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?)[jJ]?)",
      "(?<operator>[-+%=]=?|!=|:=|\\*\\*?=?|\\/\\/?=?|<[<=>]?|>[=>]?|[&|^~@])",
      "(?<punctuation>[{}[\\];(),.:])",
    ].join("|"),
    "gu",
  );

  function kindOfWord(word, before) {
    if (before === "def") return "function";
    if (before === "class") return "class-name";
    if (KEYWORDS.has(word)) return "keyword";
    if (BOOLEANS.has(word)) return "boolean";
    return before !== "." && BUILTINS.has(word) ? "builtin" : "";
  }

  function coloured(text) {
    const parts = [];
    let end = 0;
    let before = "";
    for (const found of text.matchAll(TOKENS)) {
      const kind = found.groups.word ? kindOfWord(found[0], before) : kindOf(found.groups);
      before = found[0];
      if (!kind) continue;
      parts.push(text.slice(end, found.index));
      parts.push(React.createElement("span", { key: found.index, className: `token ${kind}` }, found[0]));
      end = found.index + found[0].length;
    }
    return [...parts, text.slice(end)];
  }

  function kindOf(groups) {
    return Object.keys(groups).find((one) => groups[one] !== undefined);
  }

  function Prism({ language, customStyle, wrapLongLines, children }) {
    const code = { className: `language-${language}`, style: { whiteSpace: wrapLongLines ? "pre-wrap" : "pre" } };
    const parts = language === "python" ? coloured(children) : [children];
    return React.createElement("div", { style: customStyle }, React.createElement("code", code, ...parts));
  }
  return { Prism };
}
