"""Settings come from COTANGENT_… variables; a wrong one is said at the start, not later."""

from __future__ import annotations

import msgspec
import pytest

from core.workers.settings import PoolSettings, settings_from


def test_variables_set_the_fields_that_they_name() -> None:
    settings = settings_from(
        {"COTANGENT_HOSTED": "1", "COTANGENT_QUEUE": "7", "COTANGENT_HEAVY_AFTER": "0.5", "HOME": "/"}
    )
    assert settings == PoolSettings(hosted=True, queue=7, heavy_after=0.5)


def test_without_variables_a_laptop_s_defaults_hold() -> None:
    assert settings_from({}) == PoolSettings()
    assert not PoolSettings().hosted and PoolSettings().light >= 1


@pytest.mark.parametrize(
    ("name", "value"), [("COTANGENT_LIGHT", "0"), ("COTANGENT_QUEUE", "many"), ("COTANGENT_HOSTED", "perhaps")]
)
def test_a_wrong_value_is_refused(name: str, value: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        settings_from({name: value})
