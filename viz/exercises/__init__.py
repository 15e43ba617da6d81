"""The exercises, and what is said of an answer."""
