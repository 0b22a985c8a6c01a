"""A trial in stages, each timed: cases, submissions, extra inputs, mutants, checks."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.authoring import (
    case_checks,
    lazy_checks,
    margin_checks,
    mutation_checks,
    solution_checks,
    walkthrough_checks,
    wrong_checks,
)
from app.authoring.margins import SMALLEST
from app.authoring.outcome import LETTERS, Margin, Mutation, Row, Surviving, TimeRoom, TrialOutcome
from app.authoring.trial import PUBLIC, Level, Round, Trial, TrialCheck, failing
from judge.report import Verdict
from judge.run import AuthorError
from problems.errors import split_place
from problems.lint import Finding, Severity

CASES = TrialCheck("I01", "Every case can be made and fits the entry", lambda _: iter(()))
REFERENCE = TrialCheck("R01", "The reference answers every case", lambda _: iter(()))
TRIAL_CHECKS: tuple[TrialCheck, ...] = (
    # These two are found while the cases are made.
    CASES,
    REFERENCE,
    *case_checks.CHECKS,
    *solution_checks.CHECKS,
    *walkthrough_checks.CHECKS,
    *wrong_checks.CHECKS,
    *margin_checks.CHECKS,
    *lazy_checks.CHECKS,
    *mutation_checks.CHECKS,
)

OnPart = Callable[[str], None]


@dataclass
class _Clock:
    """How long each part took, and who wants to know which is at work."""

    on_part: OnPart
    parts_s: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        self.on_part(name)
        began = time.monotonic()
        try:
            yield
        finally:
            self.parts_s[name] = self.parts_s.get(name, 0.0) + time.monotonic() - began


def measure(
    trial: Trial, level: Level, only: Collection[str], on_part: OnPart = lambda name: None
) -> TrialOutcome:
    """Run a package's code and every check of it up to `level`; `only` names the ones wanted."""
    wanted = [
        check
        for check in TRIAL_CHECKS
        if (not only or check.id in only) and (level is Level.FULL or check.level is Level.FAST)
    ]
    if not wanted:
        return TrialOutcome()
    clock = _Clock(on_part)
    findings: list[Finding] = []
    try:
        _run_stages(trial, level if not only else Level.FAST, clock)
        with clock.part("checks"):
            for check in wanted:
                for severity, place, message in check.run(trial):
                    findings.append(Finding(check.id, severity, place, message))
    except AuthorError as error:
        return TrialOutcome(findings=(*findings, _author_finding(error)), parts_s=clock.parts_s)
    with clock.part("checks"):
        made = _facts(trial, level if not only else Level.FAST)
    return TrialOutcome(findings=tuple(findings), parts_s=clock.parts_s, **made)


def _run_stages(trial: Trial, level: Level, clock: _Clock) -> None:
    """Run what the checks look at; whatever else is wrong, without cases nothing can be tried."""
    with clock.part("cases"):
        for each in trial.rounds:
            trial.cases_of(each)
        _ = trial.case_set, trial.made_again, trial.other_cases
    with clock.part("submissions"):
        trial.run_submissions()
    if level is Level.FULL:
        with clock.part("extra inputs"):
            _ = trial.extra_cases
        with clock.part("mutants"):
            _ = trial.fates, trial.survivors


def _author_finding(error: AuthorError) -> Finding:
    place, message = split_place(str(error))
    check = CASES if place.file == "cases.py" else REFERENCE
    return Finding(check.id, Severity.ERROR, place, message)


def _facts(trial: Trial, level: Level) -> dict[str, Any]:
    """The fields of the outcome that hold numbers."""
    facts: dict[str, Any] = {
        "groups": tuple(case.group for case in trial.case_set.cases),
        "rows": tuple(_rows(trial)),
        "kills": {wrong.id: _kills(trial, wrong.id) for wrong in trial.problem.misconceptions},
        "salts": len(trial.rounds),
    }
    if level is Level.FULL:
        name, took_s, limit_s = margin_checks.slowest(trial)
        facts |= {
            "margins": tuple(_margins(trial)),
            "time": TimeRoom(name, round(1000 * took_s, 3), round(1000 * limit_s, 3)),
            "mutation": _mutation(trial),
            "extra_inputs": len(trial.extra_cases),
        }
    return facts


def _rows(trial: Trial) -> Iterator[Row]:
    for name, source in trial.right_files.items():
        yield _row(trial, name, source, trial.rounds)
    yield _row(trial, "starter", trial.starter_source, (PUBLIC,))
    for wrong in trial.problem.misconceptions:
        yield _row(trial, wrong.place.file, wrong.source, trial.rounds)


def _row(trial: Trial, name: str, source: str, rounds: Sequence[Round]) -> Row:
    letters = "".join(LETTERS[case.verdict] for case in trial.submit(name, source).cases)
    counts = [len(failing(trial.submit(name, source, each))) for each in rounds]
    return Row(name, letters, (min(counts), max(counts)))


def _kills(trial: Trial, identifier: str) -> dict[str, int]:
    wrong = trial.problem.misconception(identifier)
    assert wrong is not None
    by_group = dict.fromkeys((case.group for case in trial.case_set.cases), 0)
    for case in failing(trial.wrong(wrong)):
        by_group[case.group] += 1
    return by_group


def _margins(trial: Trial) -> Iterator[Margin]:
    for name, source in trial.solution_files.items():
        share, _ = margin_checks.tolerance_used(trial, name, source)
        yield Margin(name, True, None if share is None else max(share, SMALLEST))
    for wrong in trial.problem.misconceptions:
        if wrong.expectation.verdict == Verdict.WRONG_ANSWER:
            yield Margin(wrong.place.file, False, margin_checks.outside(trial, wrong))


def _mutation(trial: Trial) -> Mutation:
    score = mutation_checks.score_of(trial)
    surviving = tuple(
        Surviving(
            id=each.fate.mutant.id,
            kind=each.fate.mutant.kind,
            number=each.fate.mutant.number,
            diff=each.fate.mutant.diff,
            killed_by=mutation_checks.shown(each.told_apart_by) if each.told_apart_by else None,
            reason=each.equivalent.reason if each.equivalent else None,
        )
        for each in trial.survivors
    )
    return Mutation(score.killed, score.total, score.equivalent, surviving)
