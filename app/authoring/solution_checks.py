"""Checks of what must be accepted, and of the starter, which must not be."""

import difflib
import io
import tokenize
from collections.abc import Iterator

from app.authoring.killing import first_difference
from app.authoring.trial import Found, Level, Round, Trial, TrialCheck, failing
from judge.report import Report
from problems.errors import Place
from problems.lint import Severity

_MOST_SHOWN = 300
_MOST_ALIKE = 0.9


def reference_is_accepted(trial: Trial) -> Iterator[Found]:
    for each in trial.rounds:
        report = trial.submit("reference.py", trial.problem.reference, each)
        yield from _not_accepted("reference.py", report, each)
    for advice in trial.reference.advice:
        yield Severity.WARNING, Place("reference.py"), advice


def solutions_are_accepted(trial: Trial) -> Iterator[Found]:
    for name, source in trial.solution_files.items():
        for each in trial.rounds:
            found = list(_not_accepted(name, trial.submit(name, source, each), each))
            yield from found
            if found:
                break


def _not_accepted(name: str, report: Report, round_: Round) -> Iterator[Found]:
    wrong = failing(report)
    if wrong:
        first = wrong[0]
        why = first.message or report.headline
        message = (
            f"{first.verdict} on {first.name} ({first.group}), {len(wrong)} cases in all"
            f"{round_.suffix}: {why}"
        )
        yield Severity.ERROR, Place(name), message


def solutions_agree(trial: Trial) -> Iterator[Found]:
    for name, source in trial.solution_files.items():
        case = first_difference(trial.judge, trial.problem, source, trial.extra_cases)
        if case is not None:
            shown = case.args_text
            shown = shown if len(shown) <= _MOST_SHOWN else shown[: _MOST_SHOWN - 1] + "…"
            message = (
                f"disagrees with reference.py on an extra input of the group {case.group}:\n"
                f"{shown}\nOne of them is wrong there, or the input needs a bound."
            )
            yield Severity.ERROR, Place(name), message


def a_solution_is_independent(trial: Trial) -> Iterator[Found]:
    files = trial.solution_files
    alike = {name: _likeness(source, trial.problem.reference) for name, source in files.items()}
    if alike and min(alike.values()) > _MOST_ALIKE:
        name = min(alike, key=lambda key: alike[key])
        message = (
            f"shares {100 * alike[name]:.0f} % of its tokens with reference.py: a common mistake "
            "would go unseen. Write one solution in another way (a loop, another algorithm)."
        )
        yield Severity.WARNING, Place(name), message


def _likeness(one: str, two: str) -> float:
    return difflib.SequenceMatcher(None, _tokens(one), _tokens(two), autojunk=False).ratio()


def _tokens(source: str) -> list[str]:
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.STRING}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type not in skipped]


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


CHECKS = (
    TrialCheck("R02", "The reference obeys its own entry and rules", reference_is_accepted),
    TrialCheck("R03", "Every other solution is accepted", solutions_are_accepted),
    TrialCheck("R04", "A solution is of another kind", a_solution_is_independent),
    TrialCheck(
        "R05", "Solutions agree with the reference on extra inputs", solutions_agree, Level.FULL
    ),
    TrialCheck("S08", "The starter fails cleanly and passes nothing", starter_fails_cleanly),
)
