"""Reductions and norms: the programs that the controls write, and which cells become which."""
