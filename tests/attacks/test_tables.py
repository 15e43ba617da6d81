"""Tables and files are the program's own: no path leads to the machine, and nothing in a table is called."""

from __future__ import annotations

import pytest

from core.trace.limits import Limits
from tests.attacks.conftest import Attack, one_sentence
from tests.attacks.tables import BOMBS, HEAD, WAYS

LOW = Limits(steps=20_000, operations=2_000, wall_seconds=60)


@pytest.mark.parametrize("source", WAYS)
def test_a_table_or_a_file_is_no_way_out(attack: Attack, source: str) -> None:
    record = attack(f"{HEAD}{source}\nreached = 1", LOW)
    one_sentence(record.mistake)
    assert "reached" not in record.variables


@pytest.mark.parametrize("source", BOMBS, ids=lambda source: repr(source[:60]))
def test_a_table_that_is_too_much_ends_in_one_sentence(attack: Attack, source: str) -> None:
    assert one_sentence(attack(HEAD + source, LOW).mistake) not in ("wall-time", "cpu-time")


def test_a_table_is_printed_behind_the_walls(attack: Attack) -> None:
    """pandas imports much of itself at its first use, and a confined worker can open no file."""
    source = "print(d, d.describe(), d.dtypes, d['a'])\nd.isna().sum(), pd.get_dummies(d), d.loc[0]\nd"
    record = attack(HEAD + source)
    assert record.mistake is None and record.result is not None and "x" in record.result.text
