"""Has Streamlit's script show a component's new data in the step in which they arrive, and do little for it.

Streamlit calls a component after the frame that shows everything else, and then imports its script anew, which the
browser answers later, too: of an edit the new picture waited a frame or two longer than it takes to draw. And each time
it writes the eighty colours and sizes of the theme that it hands to a component as one style, and looks for that among
all styles, though only another theme makes another one. Another version of Streamlit that looks different goes out
unchanged.
"""

from __future__ import annotations

import re

NAME = re.compile(r"js/BidiComponent\.[\w-]+\.js")
_AFTER_THE_FRAME = re.compile(r"\(0,(?P<react>\w+)\.useEffect\)\(")
_IMPORTED = re.compile(
    r"let (?P<module>\w+)=await (?P<load>\w+\(\(\)=>import\((?P<address>\w+)\),\[\],import\.meta\.url\));"
)
_STYLED = re.compile(r"return (?P<made>\w+\(\w+,\{cssCustomProperties:(?P<theme>\w+),children:(?P<inner>\w+)\}\))\}")


def with_components_at_once(text: str) -> str:
    """Return Streamlit's script with scripts and styles that are kept, and effects before the frame; else the same."""
    effect, imported, styled = (part.search(text) for part in (_AFTER_THE_FRAME, _IMPORTED, _STYLED))
    if effect is None or imported is None or styled is None:
        return text
    module, address, react = imported["module"], imported["address"], effect["react"]
    kept = f"let {module}=keptModules.get({address})??await {imported['load']};keptModules.set({address},{module});"
    # What is within hears of new data by itself; it is one of two components, by whether there is a shadow root.
    once = f"return(0,{react}.useMemo)(()=>{styled['made']},[{styled['theme']},{styled['inner']}.type])}}"
    whole = text.replace(imported[0], kept).replace(styled[0], once)
    return _AFTER_THE_FRAME.sub(rf"(0,{react}.useLayoutEffect)(", whole) + "\nconst keptModules=new Map();\n"
