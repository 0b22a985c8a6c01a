"""Which problems are compared with an outside library, recorded or live.

The adapters and recordings are part of a checkout's tests; an installed wheel has none.
"""

import ast
import importlib.util
import json
from pathlib import Path

from problems import syntax

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "oracles"


def oracle_of(slug: str, folder: Path = FOLDER) -> str:
    """What the reference is compared with, in words; `none` where it is compared with nothing."""
    recorded = folder / "recorded" / f"{slug}.json"
    adapter = folder / "adapters" / f"{slug.replace('-', '_')}.py"
    found = []
    if recorded.is_file():
        said = json.loads(recorded.read_text(encoding="utf-8"))
        found.append(f"{said['oracle']} ({said['library']} {said['version']}), recorded")
    if adapter.is_file():
        libraries = sorted(_outside_imports(adapter))
        if libraries and all(importlib.util.find_spec(name) for name in libraries):
            found.append("live")
    return " and ".join(found) or "none"


def _outside_imports(adapter: Path) -> set[str]:
    """The libraries that an adapter imports, NumPy and the project left out."""
    names: set[str] = set()
    for node in ast.walk(syntax.parse(adapter.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name.split(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module)):
                names.add(module.split(".")[0])
    return names - {"numpy", "typing", "collections", "tests", "math", "problems"}
