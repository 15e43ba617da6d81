"""A page that writes down from which address it was asked for (test_addresses.py)."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

with Path(os.environ["COTANGENT_TEST_ADDRESSES"]).open("a", encoding="utf-8") as file:
    file.write(f"{st.context.ip_address}\n")
