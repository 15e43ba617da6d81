// What has been done after some passes.

/**
 * Whether an entry of the Jacobian is known: forward passes bring columns, backward passes bring rows.
 * @param {"forward" | "reverse"} mode
 * @param {number} passes
 * @param {number} row
 * @param {number} column
 */
export function isThere(mode, passes, row, column) {
  return (mode === "forward" ? column : row) < passes;
}

/**
 * The counters after some passes, as one line.
 * @param {{ count: string, all: number, each: number | null, multiplied: string, rest: string }} one
 * @param {number} passes
 */
export function costText(one, passes) {
  const parts = [one.count.replace("{at}", String(passes)).replace("{all}", String(one.all))];
  if (one.each !== null) parts.push(one.multiplied.replace("{count}", (one.each * passes).toLocaleString("en")));
  if (one.rest) parts.push(one.rest);
  return parts.join(" · ");
}
