"""Serve the browser side of our components (`viz/widgets/built`) from memory, compressed once.

Streamlit would send a component's script along with each of its updates; so what it sends is two lines that load the
script from here (`viz.widgets.mounting`). The address holds a digest of all files, so a browser may keep them for good.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from viz.widgets.border.encodings import encoded, encoding_for

BUILT = Path(__file__).parent.parent / "built"
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".txt": "text/plain"}
FOR_GOOD, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
_ADDRESS = re.compile(r"/built/(?P<digest>[0-9a-f]{16})/(?P<name>[\w.-]+)$")


class File(NamedTuple):
    """A file as it is sent: by the name of its encoding, where that makes it smaller; "" for as it is."""

    kind: str
    forms: Mapping[str, bytes]

    @property
    def plain(self) -> bytes:
        return self.forms[""]


def _read() -> Mapping[str, File]:
    found = {}
    for path in sorted(BUILT.iterdir()):
        plain = path.read_bytes()
        forms = {encoding: encoded(plain, encoding) for encoding in ("", "br", "gzip")}
        found[path.name] = File(
            KINDS[path.suffix], {name: form for name, form in forms.items() if len(form) <= len(plain)}
        )
    return found


FILES = _read()
DIGEST = sha256(b"".join(name.encode() + file.plain for name, file in FILES.items())).hexdigest()[:16]


def address(name: str) -> str:
    """Return a file's address, relative to that of the application."""
    if name not in FILES:
        raise FileNotFoundError(f"viz/widgets/built has no {name}: make js builds it")
    return f"built/{DIGEST}/{name}"


async def built_file(scope: Scope) -> Response | None:
    """Answer requests for built files, whatever path the application is served under."""
    asked = _ADDRESS.search(scope["path"])
    if asked is None:
        return None
    file = FILES.get(asked["name"])
    if file is None:
        return Response("not found", 404)
    # A page that was open while another version was installed gets what is there now, and keeps it for this once.
    cache = FOR_GOOD if asked["digest"] == DIGEST else ASK_AGAIN
    sent = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    encoding = encoding_for(Headers(scope=scope).get("accept-encoding", ""))
    if encoding and encoding in file.forms:
        return Response(file.forms[encoding], headers=sent | {"Content-Encoding": encoding}, media_type=file.kind)
    return Response(file.plain, headers=sent, media_type=file.kind)
