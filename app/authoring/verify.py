"""Is a package ready to be published? Every check, and the report of them."""

import re
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.authoring import case_checks, solution_checks
from app.authoring.library import library_folders
from app.authoring.trial import Trial, TrialCheck, failing
from app.errors import Invalid
from judge.run import AuthorError, Judge
from problems.errors import PackageError, Place
from problems.lint import CHECKS as LINT_CHECKS
from problems.lint import Check, Finding, Severity, lint_folder
from problems.load import load_folder
from problems.schema import did_you_mean

_CASES = TrialCheck("I01", "Every case can be made and fits the entry", lambda _: iter(()))
_REFERENCE = TrialCheck("R01", "The reference answers every case", lambda _: iter(()))
TRIAL_CHECKS: tuple[TrialCheck, ...] = (
    # These two are found while the cases are made.
    _CASES,
    _REFERENCE,
    *case_checks.CHECKS,
    *solution_checks.CHECKS,
)
CHECKS: tuple[Check | TrialCheck, ...] = (*LINT_CHECKS, *TRIAL_CHECKS)

_AUTHOR_PLACE = re.compile(r"([\w/.-]+\.py)(?::(\d+))?: (.*)", re.DOTALL)


class Level(StrEnum):
    """How far verification goes: `lint` runs no code of the author, `fast` all on one salt."""

    LINT = "lint"
    FAST = "fast"


@dataclass(frozen=True)
class Kills:
    """How many cases of each group catch one wrong solution."""

    id: str
    by_group: dict[str, int]


@dataclass(frozen=True)
class Verification:
    """What verification of one package found; `case_counts` and `kills` only at level fast."""

    slug: str
    level: Level
    findings: tuple[Finding, ...]
    case_counts: dict[str, int]
    kills: tuple[Kills, ...]
    seconds: float

    @property
    def is_publishable(self) -> bool:
        return not any(finding.severity.is_blocking for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        return {
            "problem": self.slug,
            "level": self.level,
            "ok": self.is_publishable,
            "findings": [
                {
                    "id": finding.id,
                    "severity": finding.severity,
                    "file": finding.place.file,
                    "line": finding.place.line,
                    "message": finding.message,
                }
                for finding in self.findings
            ],
            "cases": self.case_counts,
            "kills": {row.id: row.by_group for row in self.kills},
            "seconds": round(self.seconds, 3),
        }


def parse_ids(text: str) -> frozenset[str]:
    """The check ids of a list such as `S01,W03`.

    Raises:
        Invalid: one is no check.
    """
    known = [check.id for check in CHECKS]
    wanted = frozenset(part.strip().upper() for part in text.split(",") if part.strip())
    for identifier in sorted(wanted):
        if identifier not in known:
            raise Invalid(
                f'There is no check "{identifier}".{did_you_mean(identifier, known)} '
                f"Known are {', '.join(sorted(known))}."
            )
    return wanted


def verify(
    folders: Sequence[Path],
    level: Level,
    only: Collection[str] = (),
    on_done: Callable[[Verification], None] | None = None,
) -> list[Verification]:
    """Verify packages one after the other.

    Args:
        only: ids of the checks that count; all when empty.
        on_done: called with each result as soon as it is there.

    Raises:
        JudgeError: this machine cannot judge; nothing is known about the packages.
    """
    known = [folder.name for folder in library_folders()]
    results: list[Verification] = []
    judge = Judge(slots=1) if level is Level.FAST else None
    try:
        if judge is not None:
            judge.start()
        for folder in folders:
            results.append(_verify_one(folder, level, only, known, judge))
            if on_done is not None:
                on_done(results[-1])
    finally:
        if judge is not None:
            judge.close()
    return results


def _verify_one(
    folder: Path, level: Level, only: Collection[str], known: list[str], judge: Judge | None
) -> Verification:
    started = time.monotonic()
    findings = lint_folder(folder, known)
    trial = _trial(folder, judge)
    if trial is not None:
        findings += _run(trial, only)
    made = trial is not None and "case_set" in vars(trial)
    return Verification(
        slug=folder.resolve().name,
        level=level,
        findings=tuple(_chosen(findings, only)),
        case_counts=_case_counts(trial) if trial is not None and made else {},
        kills=_kills(trial) if trial is not None and made else (),
        seconds=time.monotonic() - started,
    )


def _trial(folder: Path, judge: Judge | None) -> Trial | None:
    """The package on trial; None where it cannot be loaded, which lint has reported."""
    if judge is None:
        return None
    try:
        return Trial(judge, load_folder(folder))
    except PackageError:
        return None


def _run(trial: Trial, only: Collection[str]) -> Iterator[Finding]:
    wanted = [check for check in TRIAL_CHECKS if not only or check.id in only]
    try:
        # Whatever else is wrong, without cases nothing can be tried.
        if wanted:
            _ = trial.case_set
        for check in wanted:
            for severity, place, message in check.run(trial):
                yield Finding(check.id, severity, place, message)
    except AuthorError as error:
        yield _author_finding(error)


def _author_finding(error: AuthorError) -> Finding:
    match = _AUTHOR_PLACE.fullmatch(str(error))
    place = Place(match[1], int(match[2]) if match[2] else None) if match else Place(".")
    check = _CASES if place.file == "cases.py" else _REFERENCE
    return Finding(check.id, Severity.ERROR, place, match[3] if match else str(error))


def _chosen(findings: list[Finding], only: Collection[str]) -> list[Finding]:
    order = list(Severity)
    kept = [f for f in findings if not only or f.id in only]
    return sorted(kept, key=lambda f: order.index(f.severity))


def _case_counts(trial: Trial) -> dict[str, int]:
    counts: dict[str, int] = {}
    for case in trial.case_set.cases:
        counts[case.group] = counts.get(case.group, 0) + 1
    return counts


def _kills(trial: Trial) -> tuple[Kills, ...]:
    rows = []
    for wrong in trial.problem.misconceptions:
        by_group = dict.fromkeys(_case_counts(trial), 0)
        for case in failing(trial.wrong(wrong)):
            by_group[case.group] += 1
        rows.append(Kills(wrong.id, by_group))
    return tuple(rows)
