"""The script that shows a picture before Streamlit goes through its page, for the page's head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

TEXT = Path(__file__).with_name("early_pictures.js").read_text(encoding="utf-8")
PLACE = ("delta", "new_element", "bidi_component", "json")
"""Fields by which a message leads to the data of a component."""


def path() -> list[int]:
    """Return the numbers of the fields in `PLACE`, each within the one before."""
    message: Any = ForwardMsg.DESCRIPTOR
    numbers = []
    for name in PLACE:
        field = message.fields_by_name[name]
        numbers.append(field.number)
        message = field.message_type
    return numbers


SCRIPT = f"<script>{{ const PATH = {path()};\n{TEXT} }}</script>"
