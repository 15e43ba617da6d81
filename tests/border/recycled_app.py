"""The application, whose server reads from a file how much memory it holds, so that a test says when it goes.

``streamlit run`` takes it as it takes app.py, which it runs for every visitor.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import streamlit as st

from viz.widgets.border import border, recycling, serving

HELD = "COTANGENT_TEST_HELD"
"""The variable that names the file. The test says it anew: whoever imports this module has its `recycling.Age`."""


def held() -> int:
    return int(Path(os.environ[HELD]).read_text(encoding="utf-8"))


recycling.LEAST_SECONDS, recycling.LOOK_SECONDS = 0.0, 0.02
recycling.Age = partial(recycling.Age, held=held)  # pyright: ignore[reportAttributeAccessIssue]
app = st.App(Path(__file__).parents[2] / "app.py", middleware=border(), lifespan=serving)
