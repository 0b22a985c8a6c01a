"""From the files of a package to a `Problem`, or to every fault that stands in the way."""

import re
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from problems.checking import read_checker
from problems.documents import (
    EDGE_GROUP,
    SAMPLE_GROUP,
    decode,
    read_misconception,
    read_solution,
    split_hints,
)
from problems.errors import PackageError, Place
from problems.hashes import judging_hash, package_hash
from problems.package import (
    CONTENT_LICENSE,
    CONTRIBUTORS,
    Difficulty,
    Group,
    Misconception,
    Problem,
    Solution,
)
from problems.schema import PROBLEM
from problems.settings import (
    Settings,
    freeze,
    read_constraints,
    read_entry,
    read_equivalents,
    read_forbidden,
    read_groups,
    read_limits,
    read_per_call,
    read_sources,
    read_tolerance,
    read_toml,
    read_waivers,
)

REQUIRED_FILES = ("problem.toml", "statement.md", "reference.py", "cases.py")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

P = ParamSpec("P")
T = TypeVar("T")


def parse_package(
    files: Mapping[str, bytes], *, slug: str, collection: str, chapter: str
) -> tuple[Problem | None, list[PackageError]]:
    """Read a package as far as it can be read; the problem is None when there are faults."""
    faults: list[PackageError] = []
    if not _SLUG.fullmatch(slug):
        message = f'the folder "{slug}" is not a slug; use lower-case words with "-" between.'
        faults.append(PackageError(Place("."), message, "L04"))
    for name in REQUIRED_FILES:
        if name not in files:
            faults.append(PackageError(Place(name), "the file is missing; write it.", "L05"))
    texts = _texts(files, faults)
    if "problem.toml" not in texts:
        return None, faults
    unread: list[PackageError] = []
    settings = _attempt(unread, read_toml, "problem.toml", files["problem.toml"], PROBLEM)
    if settings is None:
        return None, unread + faults
    facts = _facts(settings, files) if not settings.faults else None
    groups = facts["groups"] if facts else ()
    documents = _documents(texts, groups if facts else None, faults)
    faults[:0] = settings.faults
    if faults or facts is None:
        return None, faults
    return Problem(
        slug=slug,
        collection=collection,
        chapter=chapter,
        files=dict(files),
        package_hash=package_hash(files),
        judging_hash=judging_hash(settings.values, files),
        **facts,
        **documents,
    ), []


def _texts(files: Mapping[str, bytes], faults: list[PackageError]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in sorted(files):
        if name.endswith((".toml", ".md", ".py")):
            text = _attempt(faults, decode, name, files[name])
            if text is not None:
                found[name] = text
    return found


def _facts(settings: Settings, files: Mapping[str, bytes]) -> dict[str, Any] | None:
    """The fields of a `Problem` that `problem.toml` gives, None when the entry is at fault."""
    values = settings.values
    entry = read_entry(settings)
    if entry is None:
        return None
    return {
        "title": values["title"],
        "difficulty": Difficulty(values["difficulty"]),
        "tags": tuple(values.get("tags", ())),
        "entry": entry,
        "constraints": read_constraints(settings, entry),
        "conventions": dict(settings.table("conventions")),
        "constants": {k: freeze(v) for k, v in settings.table("constants").items()},
        "tolerance": read_tolerance(settings),
        "limits": read_limits(settings),
        "groups": read_groups(settings),
        "up_to": tuple(values.get("up_to", ())),
        "forbidden": read_forbidden(settings),
        "checker": read_checker(settings, entry, "checker.py" in files),
        "allows_mutation": values.get("allows_mutation", False),
        "per_call": read_per_call(settings, entry),
        "prerequisites": tuple(values.get("prerequisites", ())),
        "sources": read_sources(settings),
        "authors": tuple(values.get("authors", CONTRIBUTORS)),
        "license": values.get("license", CONTENT_LICENSE),
        "equivalents": read_equivalents(settings),
        "waivers": read_waivers(settings),
    }


def _documents(
    texts: Mapping[str, str], groups: tuple[Group, ...] | None, faults: list[PackageError]
) -> dict[str, Any]:
    """The fields of a `Problem` that its other files give."""
    hints = _attempt(faults, split_hints, texts.get("hints.md", ""))
    return {
        "statement": texts.get("statement.md", ""),
        "hints": hints,
        "editorial": texts.get("editorial.md", ""),
        "walkthrough": texts.get("walkthrough.md", ""),
        "reference": texts.get("reference.py", ""),
        "cases_source": texts.get("cases.py", ""),
        "checker_source": texts.get("checker.py"),
        "visual_source": texts.get("visual.py"),
        # Without the groups an expectation cannot be checked; the TOML's faults come first.
        "misconceptions": ()
        if groups is None
        else _misconceptions(texts, groups, len(hints or ()), faults),
        "solutions": _solutions(texts, faults),
    }


def _misconceptions(
    texts: Mapping[str, str], groups: tuple[Group, ...], hints: int, faults: list[PackageError]
) -> tuple[Misconception, ...]:
    names = frozenset({SAMPLE_GROUP, EDGE_GROUP, *(g.name for g in groups)})
    found = [
        _attempt(faults, read_misconception, name, texts[name], names, hints)
        for name in _python_files(texts, "wrong/")
    ]
    return tuple(m for m in found if m is not None)


def _solutions(texts: Mapping[str, str], faults: list[PackageError]) -> tuple[Solution, ...]:
    found = [
        _attempt(faults, read_solution, name, texts[name])
        for name in _python_files(texts, "solutions/")
    ]
    return tuple(s for s in found if s is not None)


def _python_files(texts: Mapping[str, str], folder: str) -> list[str]:
    return [name for name in texts if name.startswith(folder) and name.endswith(".py")]


def _attempt(
    faults: list[PackageError], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """What `read` gives, or None with its fault added to `faults`."""
    try:
        return read(*args, **kwargs)
    except PackageError as fault:
        faults.append(fault)
        return None
