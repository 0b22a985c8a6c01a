"""Outcomes of trials that were run before, by the hash of everything they depend on.

A trial is a function of the package's code and facts (not of its prose), of this program, and of
the Python and NumPy that run it. So an outcome is recalled until one of these changes.
"""

import contextlib
import hashlib
import os
import platform
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.authoring.outcome import TrialOutcome
from app.authoring.trial import Level

_KEPT = 2000
_OUTCOME = TypeAdapter(TrialOutcome)
_PROGRAM = Path(__file__).resolve().parents[2]
_READ_ONLY_BY_PEOPLE = (".md", ".svg", ".png", ".jpg", ".webp")
_RUN_ALL_THE_SAME = ("walkthrough.md",)


class Memory:
    """A folder of outcomes; whoever deletes it loses only time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "trials"

    def key(self, files: Mapping[str, bytes], slug: str, level: Level) -> str:
        """The name under which the outcome of a package is kept."""
        digest = hashlib.sha256()
        for part in (slug, level, runtime(), program_hash()):
            digest.update(f"{part}\n".encode())
        for name in sorted(files):
            if name in _RUN_ALL_THE_SAME or not name.endswith(_READ_ONLY_BY_PEOPLE):
                digest.update(name.encode() + hashlib.sha256(files[name]).digest())
        return digest.hexdigest()

    def recall(self, key: str) -> TrialOutcome | None:
        """The outcome under a key, None when there is none that can be read."""
        try:
            return _OUTCOME.validate_json((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, key: str, outcome: TrialOutcome) -> None:
        """Remember an outcome; a folder that cannot be written is no reason to fail."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Renamed when complete: another process may be reading.
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(_OUTCOME.dump_json(outcome))
            os.replace(file.name, self._folder / f"{key}.json")
            self._forget_old()

    def _forget_old(self) -> None:
        kept = sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for file in kept[:-_KEPT]:
            file.unlink(missing_ok=True)


def runtime() -> str:
    """What author code runs on here."""
    return f"{platform.python_version()} {version('numpy')} {platform.machine()}"


@cache
def program_hash() -> str:
    """The hash of the sources that a verdict or a check can depend on."""
    digest = hashlib.sha256()
    for folder in ("app/authoring", "judge", "problems"):
        for file in sorted((_PROGRAM / folder).rglob("*.py")):
            if "library" not in file.relative_to(_PROGRAM).parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()
