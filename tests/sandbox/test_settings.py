"""Settings come from COTANGENT_… variables; a wrong one is said at the start, not later."""

from __future__ import annotations

import msgspec
import pytest

from core.sandbox.settings import HOSTED_SHARE, REQUIRED, Isolation, PoolSettings, settings_from
from core.trace.limits import Limits, limits_from


def test_variables_set_the_fields_that_they_name() -> None:
    settings = settings_from(
        {"COTANGENT_HOSTED": "1", "COTANGENT_QUEUE": "7", "COTANGENT_HEAVY_AFTER": "0.5", "HOME": "/"}
    )
    assert settings == PoolSettings(hosted=True, queue=7, heavy_after=0.5, session_share=HOSTED_SHARE)


def test_without_variables_a_laptop_s_defaults_hold() -> None:
    assert settings_from({}) == PoolSettings()
    assert not PoolSettings().hosted and PoolSettings().light >= 1


@pytest.mark.parametrize(
    ("name", "value"), [("COTANGENT_LIGHT", "0"), ("COTANGENT_QUEUE", "many"), ("COTANGENT_HOSTED", "perhaps")]
)
def test_a_wrong_value_is_refused(name: str, value: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        settings_from({name: value})


def test_a_hosted_server_s_share_can_be_chosen() -> None:
    settings = settings_from({"COTANGENT_HOSTED": "1", "COTANGENT_SESSION_SHARE": "0.5"})
    assert settings.session_share == 0.5


def test_limits_come_from_variables_of_their_own() -> None:
    limits = limits_from({"COTANGENT_LIMIT_STEPS": "5000", "COTANGENT_LIMIT_WALL_SECONDS": "2.5", "STEPS": "1"})
    assert limits == Limits(steps=5000, wall_seconds=2.5)
    with pytest.raises(msgspec.ValidationError):
        limits_from({"COTANGENT_LIMIT_STEPS": "few"})


@pytest.mark.parametrize("lacking", REQUIRED)
def test_isolation_without_a_required_wall_is_weak_and_says_which(lacking: str) -> None:
    layers = ("own-process", *(layer for layer in REQUIRED if layer != lacking))
    assert Isolation("one-shot", layers).missing == (lacking,)
    assert not Isolation("one-shot", layers).strong
    assert Isolation("one-shot", REQUIRED).strong
    assert not Isolation("persistent", REQUIRED).strong
