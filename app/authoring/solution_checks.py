"""Checks of what the package's programs do: reference, solutions, wrong solutions, starter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.authoring.trial import Found, Trial, TrialCheck, failing
from judge.cases import PreparedCase
from judge.checkers import check
from judge.report import CaseReport, Report
from problems.errors import Place
from problems.lint import Severity
from problems.package import Misconception

_FEWEST_KILLERS = 2
_LARGEST_TIME_SHARE = 0.5


def reference_is_accepted(trial: Trial) -> Iterator[Found]:
    yield from _not_accepted("reference.py", trial.reference)
    for advice in trial.reference.advice:
        yield Severity.WARNING, Place("reference.py"), advice


def solutions_are_accepted(trial: Trial) -> Iterator[Found]:
    for name, report in trial.solutions.items():
        yield from _not_accepted(name, report)


def _not_accepted(name: str, report: Report) -> Iterator[Found]:
    wrong = failing(report)
    if wrong:
        first = wrong[0]
        why = first.message or report.headline
        message = (
            f"{first.verdict} on {first.name} ({first.group}), {len(wrong)} cases in all: {why}"
        )
        yield Severity.ERROR, Place(name), message


def wrong_fail_as_declared(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        declared, found = wrong.expectation, failing(trial.wrong(wrong))
        if not _as_declared(wrong, trial.wrong(wrong)):
            seen = sorted({f"{case.verdict} in {case.group}" for case in found})
            message = (
                f"declared {declared.verdict}{_in_groups(wrong)}, found "
                f"{', '.join(seen) or 'accepted'}. Add a case built to catch it, or mend the "
                "declaration."
            )
            yield Severity.ERROR, wrong.place, message
            continue
        others = sorted({str(case.verdict) for case in found} - {declared.verdict})
        if others:
            message = (
                f"declared {declared.verdict}, but some cases end with {', '.join(others)}: is the "
                "file broken in another way?"
            )
            yield Severity.WARNING, wrong.place, message


def wrong_fail_often_enough(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        killers = _as_declared(wrong, trial.wrong(wrong))
        if 0 < len(killers) < _FEWEST_KILLERS:
            message = (
                f"only {killers[0].name} catches it{_in_groups(wrong)}; at least {_FEWEST_KILLERS} "
                "cases must. Add another."
            )
            yield Severity.ERROR, wrong.place, message


def _in_groups(wrong: Misconception) -> str:
    groups = wrong.expectation.groups
    return f" in {', '.join(groups)}" if groups else ""


def _as_declared(wrong: Misconception, report: Report) -> list[CaseReport]:
    declared = wrong.expectation
    return [
        case
        for case in failing(report)
        if case.verdict == declared.verdict
        and (not declared.groups or case.group in declared.groups)
    ]


def wrong_are_told_apart(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        report = trial.wrong(wrong)
        found = report.misconception
        if found is not None and found.id != wrong.id:
            message = (
                f'"{wrong.id}" and "{found.id}" answer alike on every case: learners cannot be '
                "told apart. Add a case on which they differ."
            )
            yield Severity.ERROR, wrong.place, message


def messages_arrive(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        report = trial.wrong(wrong)
        if report.misconception is None and len(failing(report)) >= _FEWEST_KILLERS:
            message = "submitting this file does not show its message to the learner."
            yield Severity.ERROR, wrong.place, message


def starter_fails_cleanly(trial: Trial) -> Iterator[Found]:
    report, place = trial.starter, Place("problem.toml")
    passed = [case for case in report.cases if case.verdict == "accepted"]
    if passed:
        message = (
            f"the starter passes {passed[0].name} ({passed[0].group}): that case tests nothing."
        )
        yield Severity.ERROR, place, message
    elif any(case.exception != "NotImplementedError" for case in report.cases):
        message = f"the starter does not end with NotImplementedError: {report.headline}"
        yield Severity.ERROR, place, message


def time_has_room(trial: Trial) -> Iterator[Found]:
    limit_ms = 1000 * trial.problem.limits.cpu_s
    for name, report in {"reference.py": trial.reference, **trial.solutions}.items():
        slowest = max((case.cpu_ms for case in report.cases), default=0.0)
        if slowest > _LARGEST_TIME_SHARE * limit_ms and not failing(report):
            message = (
                f"one case takes {slowest:.0f} ms of the {limit_ms:.0f} ms of limits.cpu_s; leave "
                "at least half: raise the limit or shrink the case."
            )
            yield Severity.WARNING, Place(name), message


@dataclass(frozen=True)
class LazyAnswer:
    """An answer that needs no thought; None where it cannot be given."""

    name: str
    answer: Any


def lazy_answers_fail(trial: Trial) -> Iterator[Found]:
    hidden = [case for case in trial.case_set.cases if not case.visible]
    groups: dict[str, list[PreparedCase]] = {}
    for case in hidden:
        groups.setdefault(case.group, []).append(case)
    for name in _lazy_names(trial):
        passing = {case.name for case in hidden if _passes(trial, case, name)}
        if hidden and 2 * len(passing) > len(hidden):
            message = (
                f"answering {name} passes {len(passing)} of {len(hidden)} hidden cases; vary them."
            )
            yield Severity.ERROR, Place("cases.py"), message
            continue
        for group, cases in groups.items():
            whole = len(cases) >= _FEWEST_KILLERS and all(c.name in passing for c in cases)
            if whole and group != "edges":
                message = f'answering {name} passes the whole group "{group}"; vary its cases.'
                yield Severity.ERROR, Place("problem.toml"), message


def _lazy_names(trial: Trial) -> list[str]:
    parameters = {p.name for f in trial.problem.entry.functions for p in f.parameters}
    return [
        *("zeros", "ones", "the first sample's answer", "the previous case's answer"),
        *(f"the input {name}" for name in sorted(parameters)),
    ]


def _passes(trial: Trial, case: PreparedCase, name: str) -> bool:
    """Whether every call of the case that returns something accepts this lazy answer."""
    problem, cases = trial.problem, trial.case_set.cases
    position = cases.index(case)
    asked = False
    for number, (call, expected) in enumerate(zip(case.calls, case.expected, strict=True)):
        function = problem.entry.function(call.function)
        if function is None or function.returns is None:
            continue
        asked = True
        if name == "zeros":
            answer = _filled(expected, 0)
        elif name == "ones":
            answer = _filled(expected, 1)
        elif name.startswith("the input "):
            answer = call.args.get(name.removeprefix("the input "))
        else:
            other = cases[0] if name.startswith("the first") else cases[position - 1]
            answer = other.expected[number] if number < len(other.expected) else None
        if check(answer, expected, function.returns, problem.tolerance, problem.up_to) is not None:
            return False
    return asked


def _filled(expected: Any, number: int) -> Any:
    match expected:
        case np.ndarray():
            return np.full_like(expected, number)
        case bool() | int() | float():
            return type(expected)(number)
        case list() | tuple():
            return type(expected)(_filled(item, number) for item in expected)
        case dict():
            return {key: _filled(item, number) for key, item in expected.items()}
    return None


CHECKS = (
    TrialCheck("R02", "The reference obeys its own entry and rules", reference_is_accepted),
    TrialCheck("R03", "Every other solution is accepted", solutions_are_accepted),
    TrialCheck("W01", "Wrong solutions fail as declared", wrong_fail_as_declared),
    TrialCheck("W03", "Wrong solutions fail on two cases or more", wrong_fail_often_enough),
    TrialCheck("W05", "Wrong solutions answer differently from each other", wrong_are_told_apart),
    TrialCheck("W08", "Each message reaches who submits its mistake", messages_arrive),
    TrialCheck("S08", "The starter fails cleanly and passes nothing", starter_fails_cleanly),
    TrialCheck("M05", "Lazy answers fail", lazy_answers_fail),
    TrialCheck("T01", "Accepted solutions have room within the time limit", time_has_room),
)
