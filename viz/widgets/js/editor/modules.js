// What a name with dots stands for in a program: pure, for the completion.

/** @typedef {{ label: string, type: string, detail?: string }} Option */
/** @typedef {Record<string, Record<string, string>>} Names Module ("torch.nn", or "Tensor" for its methods) → name → signature. */

/**
 * Cut `torch.nn.Li` into what stands before the last dot and where the name behind it begins.
 * @param {string} text
 * @returns {{ path: string, start: number }}
 */
export function chain(text) {
  const dot = text.lastIndexOf(".");
  const behind = /^\s*/.exec(text.slice(dot + 1))?.[0].length ?? 0;
  return { path: text.slice(0, dot).replace(/\s+/g, ""), start: dot + 1 + behind };
}

/**
 * Which module each name of a program stands for: `import torch.nn.functional as F`, `from torch import nn`.
 * @param {string} program
 * @returns {Map<string, string>}
 */
export function importedAs(program) {
  const found = new Map();
  for (const [, modules] of program.matchAll(/^[ \t]*import[ \t]+([^\n#;]+)/gm)) {
    for (const one of modules.split(",")) {
      const [, module, name] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(one) ?? [];
      if (!module) continue;
      const first = module.split(".")[0];
      found.set(name ?? first, name ? module : first);
    }
  }
  for (const [, module, names] of program.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([^\n#;)]+)/gm)) {
    for (const one of names.split(",")) {
      const [, member, name] = /^\s*(\w+)(?:\s+as\s+(\w+))?/.exec(one) ?? [];
      if (member) found.set(name ?? member, `${module}.${member}`);
    }
  }
  return found;
}

/**
 * The members of what stands before a dot; those of a tensor where it is no module.
 * @param {Names} names
 * @param {Map<string, string>} imported
 * @param {string} path
 * @returns {Option[]}
 */
export function membersOf(names, imported, path) {
  const [first, ...rest] = path.split(".");
  const module = imported.get(first);
  const whole = module === undefined ? undefined : [module, ...rest].join(".");
  const members = whole === undefined ? names.Tensor : names[whole];
  return Object.entries(members ?? {}).map(([label, detail]) => ({
    label,
    type: /^[A-Z]/.test(label) ? "class" : "function",
    detail,
  }));
}
