"""Has Streamlit's script show a component's new data in the step in which they arrive.

Streamlit calls a component after the frame that shows everything else, and then imports its script anew, which the
browser answers later, too: of an edit the new picture waited two frames more than it takes to draw. Another version of
Streamlit that looks different goes out unchanged.
"""

from __future__ import annotations

import re

NAME = re.compile(r"js/BidiComponent\.[\w-]+\.js")
_AFTER_THE_FRAME = re.compile(r"\(0,(?P<react>\w+)\.useEffect\)\(")
_IMPORTED = re.compile(
    r"let (?P<module>\w+)=await (?P<load>\w+\(\(\)=>import\((?P<address>\w+)\),\[\],import\.meta\.url\));"
)


def with_components_at_once(text: str) -> str:
    """Return Streamlit's script with scripts that are kept, and effects before the frame; else the same text."""
    found = _IMPORTED.search(text)
    if found is None or not _AFTER_THE_FRAME.search(text):
        return text
    module, address = found["module"], found["address"]
    kept = f"let {module}=keptModules.get({address})??await {found['load']};keptModules.set({address},{module});"
    whole = text[: found.start()] + kept + text[found.end() :]
    return _AFTER_THE_FRAME.sub(r"(0,\g<react>.useLayoutEffect)(", whole) + "\nconst keptModules=new Map();\n"
