"""The committed constraints: everybody installs the same versions."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
EXTRAS = {"test", "check", "oracles"}


def installed_requirements() -> dict[str, str]:
    """Name and installed version of all that `make test` and `make check` install."""
    found: dict[str, str] = {}
    waiting = [("ndjudge", frozenset(EXTRAS))]
    while waiting:
        name, extras = waiting.pop()
        for line in distribution(name).requires or []:
            requirement = Requirement(line)
            marker = requirement.marker
            if marker and not any(marker.evaluate({"extra": e}) for e in extras or {""}):
                continue
            try:
                version = distribution(requirement.name).version
            except PackageNotFoundError:  # an extra that nobody asked for here
                continue
            canonical = canonicalize_name(requirement.name)
            if canonical not in found:
                found[canonical] = version
                waiting.append((canonical, frozenset(requirement.extras)))
    return found


def test_every_dependency_is_pinned():
    """Direct or not, each has one line, with the version that the tests ran with."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = dict(line.split("==") for line in lines)

    installed = installed_requirements()

    assert len(installed) > 40
    assert installed.items() <= pinned.items()
    assert list(pinned) == sorted(pinned)
