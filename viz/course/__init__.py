"""The course: sections of the book and what this place has for each."""
