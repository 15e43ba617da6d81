"""The pages of the application, each declared once: for the sidebar, the map, the search and the recent programs."""

from __future__ import annotations

import msgspec


class ListedPage(msgspec.Struct, frozen=True):
    """A page as lists of pages name it.

    Attributes:
        title: Translated.
        icon: As Streamlit writes one.
        section: The heading in the sidebar, translated; "" above all headings.
        programs: Whether learners write programs there, which the menu of recent ones lists. The answer to an exercise
            is kept with the exercise.
    """

    title: str
    icon: str
    section: str = "Explore"
    programs: bool = True


PAGES = {
    "home": ListedPage("Course", ":material/school:", section="", programs=False),
    "graph": ListedPage("Computation graph", ":material/account_tree:"),
    "tensors": ListedPage("Tensors", ":material/grid_on:"),
    "reductions": ListedPage("Reductions", ":material/compress:"),
    "gradient_field": ListedPage("Gradient field", ":material/explore:"),
    "modes": ListedPage("Two modes", ":material/swap_horiz:"),
    "linear_algebra": ListedPage("Linear algebra", ":material/polyline:"),
    "data": ListedPage("Data", ":material/table:"),
    "matrix_calculus": ListedPage("Matrix calculus", ":material/data_array:"),
    "errata": ListedPage("Common mix-ups", ":material/rule:", programs=False),
    "exercises": ListedPage("Exercises", ":material/school:", "Practise", programs=False),
    "own_exercise": ListedPage("Make an exercise", ":material/edit_note:", "Practise", programs=False),
    "classroom": ListedPage("Classroom", ":material/co_present:", "Practise", programs=False),
    "help": ListedPage("Glossary and help", ":material/help:", "Help", programs=False),
}
"""Address of a page, which is also the name of its file in pages/ → the page, in the order of the sidebar."""
