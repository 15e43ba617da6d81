"""Errors of the course's notes, the truth, and programs that show it."""
