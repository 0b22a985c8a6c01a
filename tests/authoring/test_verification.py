"""Verification: everything a package brings is run in the sandbox, and what it found is told."""

from datetime import UTC, datetime, timedelta

import pytest

from app.authoring.explanations import explanation
from app.authoring.library import library_folders
from app.authoring.memory import Memory
from app.authoring.trial import Level
from app.authoring.verify import CHECKS, Request, Verification, parse_ids, verify
from app.errors import Invalid
from judge.report import Report
from tests.problems.conftest import FILES, TOML

ALIKE = FILES["wrong/divides.py"].replace("You", "Maybe you")
ROW_BY_NUMBER = "out[i] = row * factors[i] ** power"


def blocking(result: Verification) -> list[tuple[str, str]]:
    return [(f.id, f.place.file) for f in result.findings if f.severity.is_blocking]


def waiver(check: str, days: int) -> str:
    until = datetime.now(UTC).date() + timedelta(days=days)
    table = f'[[waive]]\ncheck = "{check}"\nreason = "shown later"\nuntil = {until}\n\n'
    return TOML.replace("[[sources]]", table + "[[sources]]")


def test_library_is_publishable():
    """Every problem of the library passes every check, and each mistake is caught twice."""
    folders = list(library_folders())
    results = verify(Request(folders, Level.FAST, jobs=2))
    # The margin of time is measured: what other work slowed down is measured again by itself.
    hurried = [n for n, r in enumerate(results) if {id for id, _ in blocking(r)} == {"T01"}]
    for number in hurried:
        (results[number],) = verify(Request([folders[number]], Level.FAST))

    assert [(r.slug, blocking(r)) for r in results if not r.is_publishable] == []
    for result in results:
        assert result.kills
        assert all(sum(by_group.values()) >= 2 for by_group in result.kills.values())


def test_full_verification_tells_numbers(folder):
    """Five salts, matrix, margins, mutants, extra inputs and the time of each part."""
    (result,) = verify(Request([folder()], Level.FULL, jobs=2))

    told = result.to_json()
    assert told["ok"], told["findings"]
    assert told["salts"] == 5
    assert told["cases"] == {"sample": 1, "edges": 2, "hidden": 2}
    assert told["matrix"]["reference.py"] == "AAAAA"
    assert told["matrix"]["starter"] == "RRRRR"
    assert told["matrix"]["wrong/divides.py"].count("W") >= 2
    assert told["tolerance"]["solutions/loop.py"] < 0.01
    assert (
        told["tolerance"]["wrong/divides.py"] is None or told["tolerance"]["wrong/divides.py"] > 1
    )
    assert told["mutation"]["score"] >= 0.9
    assert told["extra_inputs"] == 500
    assert {"cases", "submissions", "extra inputs", "mutants", "checks"} <= told["parts"].keys()


def test_only_the_named_checks_count(folder):
    """`only` leaves other findings out; an unknown id is refused with a suggestion."""
    package = folder({"wrong/again.py": ALIKE})

    (result,) = verify(Request([package], Level.FAST, parse_ids("s01, r03")))

    assert result.is_publishable
    with pytest.raises(Invalid, match="no check"):
        parse_ids("S99")


def test_a_waiver_sets_a_finding_aside_and_is_reported(folder):
    """A waived finding does not block; it is shown with reason and last day."""
    package = folder({"wrong/again.py": ALIKE, "problem.toml": waiver("W05", days=1)})

    (result,) = verify(Request([package], Level.FAST))

    assert result.is_publishable
    assert {each.finding.id for each in result.waived} == {"W05"}
    assert result.to_json()["waived"][0]["reason"] == "shown later"


def test_a_waiver_that_has_ended_hides_nothing(folder):
    """From the day after its last the check counts, and the waiver is a finding too."""
    package = folder({"wrong/again.py": ALIKE, "problem.toml": waiver("W05", days=-1)})

    (result,) = verify(Request([package], Level.FAST))

    assert {identifier for identifier, _ in blocking(result)} == {"W05", "L17"}


def test_an_outcome_is_recalled_until_the_code_changes(folder, tmp_path):
    """Prose may change without running anything again; a changed solution may not."""
    memory, package = Memory(tmp_path / "cache"), folder()
    (first,) = verify(Request([package], Level.FAST, memory=memory))

    (package / "statement.md").write_text(FILES["statement.md"].replace("Scale", "Stretch"))
    (second,) = verify(Request([package], Level.FAST, memory=memory))
    changed = FILES["solutions/loop.py"].replace(ROW_BY_NUMBER, ROW_BY_NUMBER + " + 0")
    (package / "solutions/loop.py").write_text(changed)
    (third,) = verify(Request([package], Level.FAST, memory=memory))

    assert [r.is_recalled for r in (first, second, third)] == [False, True, False]
    assert second.trial == first.trial


def test_progress_is_told_part_by_part(folder):
    """Whoever waits sees what is at work, and how many mutants are done."""
    seen: list[tuple[str, int, int]] = []

    def tell(slug: str, part: str, done: int, total: int) -> None:
        seen.append((part, done, total))

    verify(Request([folder()], Level.FULL, on_progress=tell))

    assert [part for part, done, total in seen if not total][:2] == ["cases", "submissions"]
    mutants = [(done, total) for part, done, total in seen if part == "mutants" and total]
    assert mutants[-1][0] == mutants[-1][1] > 0


def test_ids_are_unique_and_explained():
    """No two checks share an id, and `problem explain` has something to say about each."""
    ids = [check.id for check in CHECKS]

    assert len(ids) == len(set(ids))
    assert all(len(explanation(identifier)) > 40 for identifier in ids)


def test_reports_are_those_of_learners(folder):
    """What the checks look at is what submitting the files gives, by the same judge."""
    from app.authoring.trial import Trial
    from judge.run import Judge
    from problems.load import load_folder

    problem = load_folder(folder())
    with Judge(1) as judge:
        trial = Trial(judge, problem)
        report = trial.submit("reference.py", problem.reference)

    assert isinstance(report, Report)
    assert report.verdict == "accepted"
