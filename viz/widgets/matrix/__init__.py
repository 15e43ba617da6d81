"""The pieces of the matrix calculus page."""
