"""Admission to the page of the server: anyone on one's own machine; on a hosted server the holder of the key."""

from __future__ import annotations

import hmac

import streamlit as st

from core.sandbox.pool import shared_pool
from viz.widgets.border.hosting import hosting

PARAMETER = "key"


def may_see_status() -> bool:
    """Return whether this visitor may; the address says it anew in every run, so a key that is taken out ends it."""
    if not shared_pool().settings.hosted:
        return True
    return fits(hosting().status_key, st.query_params.get(PARAMETER, ""))


def fits(key: str, said: str) -> bool:
    """Return whether an address says the key; without a key nothing fits. How long it takes tells nothing."""
    return bool(key) and hmac.compare_digest(key.encode(), said.encode("utf-8", "surrogatepass"))
