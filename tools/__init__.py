"""Helpers for tests, benchmarks and make targets; nothing here is part of the application."""
