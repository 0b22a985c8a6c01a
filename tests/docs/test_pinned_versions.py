"""The committed constraints: everybody installs the same versions."""

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
EXTRAS = ("test", "check", "oracles")


def installed_versions() -> dict[str, str]:
    """Name and installed version of all that `make test` and `make check` install."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    optional = project["optional-dependencies"]
    waiting = [*project["dependencies"], *(line for extra in EXTRAS for line in optional[extra])]
    found: dict[str, str] = {}
    seen = set()
    while waiting:
        wanted = Requirement(waiting.pop())
        name = canonicalize_name(wanted.name)
        if (name, *wanted.extras) in seen:
            continue
        seen.add((name, *wanted.extras))
        try:
            installed = distribution(name)
        except PackageNotFoundError:  # an oracle that this environment has not
            continue
        found[name] = installed.version
        asked = [{"extra": extra} for extra in ("", *wanted.extras)]
        for line in installed.requires or []:
            marker = Requirement(line).marker
            if marker is None or any(marker.evaluate(extra) for extra in asked):
                waiting.append(line)
    return found


def test_every_dependency_is_pinned():
    """Direct or not, each has one line, with the version that the tests ran with."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = dict(line.split("==") for line in lines)

    installed = installed_versions()

    assert len(installed) > 40
    assert installed.items() <= pinned.items()
    assert list(pinned) == sorted(pinned)
