"""Matrix calculus: pure functions from a program of a function f to shapes, layouts, identities and verdicts."""
