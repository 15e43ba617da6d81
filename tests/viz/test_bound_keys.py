"""The list of keys has one row for each key that the browser's side binds, and no other."""

from __future__ import annotations

from viz.bound_keys import ACTIONS, BOUND, PLACES, key_list


def test_every_bound_key_is_in_the_list() -> None:
    assert {place: set(actions) for place, actions in BOUND.items()} == {
        place: set(actions) for place, actions in ACTIONS.items()
    }
    assert set(PLACES) == set(ACTIONS)


def test_keys_are_shown_as_they_are_printed_on_them() -> None:
    shown = {row.does: row.keys for _title, rows in key_list() for row in rows}
    assert shown["Run the program at once"] == (("Ctrl/⌘", "Enter"),)
    assert shown["Smaller"] == (("-",),)
    assert shown["Choose the cell"] == (("Enter",), ("Space",))
