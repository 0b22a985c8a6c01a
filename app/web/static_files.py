"""The site's own styles, scripts and icons, and what the build hook made of npm packages.

Every address carries a hash of the whole folder (`/static/v-1a2b…/css/base.css`), so browsers
may keep files for ever, modules that import each other by relative paths included.
"""

import hashlib
from functools import cache
from os import PathLike
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
EDITOR = FOLDER / "built" / "editor.js"
KEEP_S = 365 * 24 * 3600


def address(path: str) -> str:
    """The address of one file of the folder."""
    return f"/static/v-{version()}/{path}"


@cache
def version() -> str:
    """The hash of everything in the folder, as it was when the process first asked."""
    digest = hashlib.sha256()
    for file in sorted(each for each in FOLDER.rglob("*") if each.is_file()):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(FOLDER)} {content}\n".encode())
    return digest.hexdigest()[:12]


class VersionedFiles(StaticFiles):
    """Serves the folder with and without the version in front of the path."""

    def __init__(self, directory: str | PathLike[str] = FOLDER) -> None:
        super().__init__(directory=directory)

    async def get_response(self, path: str, scope: Scope) -> Response:
        is_current = path.startswith(f"v-{version()}/")
        if path.startswith("v-"):
            path = path.partition("/")[2]
        response = await super().get_response(path, scope)
        keep = f"public, max-age={KEEP_S}, immutable" if is_current else "no-cache"
        response.headers["Cache-Control"] = keep
        return response
