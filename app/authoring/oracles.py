"""Which problems are compared with an outside library, recorded or live.

The adapters and recordings are part of a checkout's tests; an installed wheel has none.
"""

import ast
import importlib.util
import json
from pathlib import Path

from problems import syntax

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "oracles"


def oracle_of(slug: str, folder: Path = FOLDER, with_live: bool = True) -> str:
    """What the reference is compared with, in words; `none` where it is compared with nothing.

    `with_live` also says whether the library is installed here, so that fresh inputs are asked.
    """
    recorded = folder / "recorded" / f"{slug}.json"
    adapter = folder / "adapters" / f"{slug.replace('-', '_')}.py"
    found = []
    if recorded.is_file():
        said = json.loads(recorded.read_text(encoding="utf-8"))
        found.append(f"{said['oracle']} ({said['library']} {said['version']}), recorded")
    if with_live and adapter.is_file():
        libraries = sorted(_outside_imports(adapter))
        if libraries and all(importlib.util.find_spec(name) for name in libraries):
            found.append("live")
    if not found and _has_laws(slug, folder):
        found.append("laws of the answer, tested")
    return " and ".join(found) or "none"


def _has_laws(slug: str, folder: Path) -> bool:
    """Whether a test beside the adapters names the problem."""
    return any(f'"{slug}"' in file.read_text(encoding="utf-8") for file in folder.glob("test_*.py"))


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
