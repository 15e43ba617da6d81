"""Benchmarks: ``make bench`` prints every figure beside its reference from the same run and the goal for it."""
