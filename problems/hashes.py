"""The two hashes of a package: of everything, and of what decides a verdict."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

# Raise this when the meaning of a package changes without its files: every judging hash moves.
FORMAT = 1

JUDGING_KEYS = (
    *("entry", "constraints", "tolerance", "limits", "groups"),
    *("up_to", "checker", "forbid", "constants", "allows_mutation", "per_call"),
)
JUDGING_FILES = ("reference.py", "cases.py", "checker.py")


def package_hash(files: Mapping[str, bytes]) -> str:
    """`sha256:…` of all files with their names."""
    return _digest({name: _sha256(content) for name, content in files.items()})


def judging_hash(settings: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """`sha256:…` of the keys and files that a verdict depends on.

    Args:
        settings: the parsed `problem.toml`; comments and layout do not count.
    """
    return _digest(
        {
            "format": FORMAT,
            "settings": {key: settings[key] for key in JUDGING_KEYS if key in settings},
            "files": {name: _sha256(files[name]) for name in JUDGING_FILES if name in files},
        }
    )


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + _sha256(text.encode("utf-8", "surrogatepass"))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
