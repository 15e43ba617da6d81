// The editor lights the expression that something in the picture stands for.

import { tell } from "../../shared/events.js";

export function lightSource(span) {
  const spans = span ? [spanOf(span)] : [];
  tell("hover", { spans });
}

export function spanOf([line, column, end_line, end_column]) {
  return { line, column, end_line, end_column };
}
