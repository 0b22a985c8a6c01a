"""Every broken package of the corpus gives its one finding, and none crashes the tool."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.authoring.trial import Level
from app.authoring.verify import Request, Verification, verify
from tests.problems.conftest import FILES, WALKTHROUGH

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "problems" / "broken" / "corpus.toml").read_text()
)["broken"]


def files_of(broken: dict) -> dict[str, str | None]:
    files: dict[str, str | None] = dict(FILES)
    if broken.get("has_walkthrough"):
        files["walkthrough.md"] = WALKTHROUGH
    for change in broken["changes"]:
        name = change["file"]
        if "old" in change:
            text = files[name]
            assert text is not None
            assert change["old"] in text, (broken["name"], change)
            files[name] = text.replace(change["old"], change["new"], 1)
        else:
            files[name] = change.get("new")
    return files


def blocking(result: Verification) -> set[str]:
    return {f"{f.id} {f.place}" for f in result.findings if f.severity.is_blocking}


def fits(found: str, wanted: str) -> bool:
    return found == wanted or (wanted.endswith("*") and found.startswith(wanted[:-1]))


def is_expected(broken: dict, found: set[str]) -> bool:
    expected = [broken["finding"], *broken.get("more", [])]
    return broken["finding"] in found and all(
        any(fits(one, wanted) for wanted in expected) for one in found
    )


def of_level(level: str) -> Iterator[dict]:
    return (broken for broken in CORPUS if broken.get("level", "lint") == level)


def test_the_corpus_is_large_and_names_differ():
    """At least forty broken packages, each with a name of its own."""
    names = [broken["name"] for broken in CORPUS]

    assert len(names) == len(set(names)) >= 40
    assert len({broken["finding"].split()[0] for broken in CORPUS}) >= 35


@pytest.mark.parametrize("level", ["lint", "fast", "full"])
def test_each_broken_package_gives_its_one_finding(folder, level):
    """Id, file and line are the expected ones, and nothing else blocks."""
    brokens = list(of_level(level))
    folders = [folder(files_of(broken), f"broken-{n}") for n, broken in enumerate(brokens)]

    results = verify(Request(folders, Level(level), jobs=2))

    missed = {
        broken["name"]: sorted(blocking(result))
        for broken, result in zip(brokens, results, strict=True)
        if not is_expected(broken, blocking(result))
    }
    assert missed == {}
    for result in results:
        assert not result.is_publishable
        assert all(finding.message.strip() for finding in result.findings)
        json.dumps(result.to_json(), allow_nan=False)
