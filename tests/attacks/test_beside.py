"""A worker's own failures reach the server's log; an honest run logs nothing."""

from __future__ import annotations

import pytest

from tests.attacks import sources
from tests.attacks.conftest import Attack


def test_the_server_hears_of_advice_that_failed(attack: Attack, caplog: pytest.LogCaptureFixture) -> None:
    record = attack(sources.FAILING + "x = 1\nx + 1")
    assert record.mistake is None and record.result is not None and record.result.text == "2"
    assert "doubting a run" in caplog.text and "our own fault" in caplog.text and "Traceback" in caplog.text
    caplog.clear()
    assert attack("x = 1\nx + 1").mistake is None and caplog.text == ""
