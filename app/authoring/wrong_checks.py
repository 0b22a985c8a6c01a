"""Checks of the wrong solutions: each fails as declared, often enough, and tells its message."""

from collections.abc import Iterator

from app.authoring.trial import Found, Level, Round, Trial, TrialCheck, failing
from judge.report import CaseReport, Report
from problems.errors import Place
from problems.lint import Severity
from problems.package import Misconception

FEWEST_KILLERS = 2


def wrong_fail_as_declared(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        for each in trial.rounds:
            found = list(_not_as_declared(wrong, trial.wrong(wrong, each), each))
            yield from found
            if found:
                break


def _not_as_declared(wrong: Misconception, report: Report, round_: Round) -> Iterator[Found]:
    declared, found = wrong.expectation, failing(report)
    if not as_declared(wrong, report):
        seen = sorted({f"{case.verdict} in {case.group}" for case in found})
        message = (
            f"declared {declared.verdict}{_in_groups(wrong)}, found "
            f"{', '.join(seen) or 'accepted'}{round_.suffix}. Add a case built to catch it, or "
            "mend the declaration."
        )
        yield Severity.ERROR, wrong.place, message
        return
    others = sorted({str(case.verdict) for case in found} - {declared.verdict})
    if others:
        message = (
            f"declared {declared.verdict}, but some cases end with {', '.join(others)}"
            f"{round_.suffix}: is the file broken in another way?"
        )
        yield Severity.WARNING, wrong.place, message


def wrong_fail_often_enough(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        for each in trial.rounds:
            killers = as_declared(wrong, trial.wrong(wrong, each))
            if 0 < len(killers) < FEWEST_KILLERS:
                message = (
                    f"only {killers[0].name} catches it{_in_groups(wrong)}{each.suffix}; at least "
                    f"{FEWEST_KILLERS} cases must. Add another, or a generator built for it."
                )
                yield Severity.ERROR, wrong.place, message
                break


def _in_groups(wrong: Misconception) -> str:
    groups = wrong.expectation.groups
    return f" in {', '.join(groups)}" if groups else ""


def as_declared(wrong: Misconception, report: Report) -> list[CaseReport]:
    """The cases that catch a wrong solution in the way it declares."""
    declared = wrong.expectation
    return [
        case
        for case in failing(report)
        if case.verdict == declared.verdict
        and (not declared.groups or case.group in declared.groups)
    ]


def wrong_are_told_apart(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        for each in trial.rounds:
            found = trial.wrong(wrong, each).misconception
            if found is not None and found.id != wrong.id:
                message = (
                    f'"{wrong.id}" and "{found.id}" answer alike on every case{each.suffix}: '
                    "learners cannot be told apart. Add a case on which they differ."
                )
                yield Severity.ERROR, wrong.place, message
                break


def messages_arrive(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        for each in trial.rounds:
            report = trial.wrong(wrong, each)
            if report.misconception is None and len(failing(report)) >= FEWEST_KILLERS:
                message = f"submitting this file does not show its message{each.suffix}."
                yield Severity.ERROR, wrong.place, message
                break


def groups_are_needed(trial: Trial) -> Iterator[Found]:
    """A generated group that catches no wrong solution may be redundant."""
    caught = {
        case.group for wrong in trial.problem.misconceptions for case in failing(trial.wrong(wrong))
    }
    for group in trial.problem.groups:
        if trial.problem.misconceptions and group.name not in caught:
            message = (
                f'no wrong solution fails in the group "{group.name}": write the mistake that it '
                "was made for, or remove the group."
            )
            yield Severity.WARNING, Place("problem.toml"), message


def rules_are_tried(trial: Trial) -> Iterator[Found]:
    """Each forbidden name is used by a wrong solution that ends with `forbidden`."""
    caught = [
        wrong.source
        for wrong in trial.problem.misconceptions
        if trial.wrong(wrong).verdict == "forbidden"
    ]
    for rule in trial.problem.forbidden:
        if not any(rule.name.split(".")[-1] in source for source in caught):
            message = (
                f'no wrong solution tries the forbidden "{rule.name}"; add one that declares '
                '"# expect: forbidden", so that the rule is seen to work.'
            )
            yield Severity.WARNING, Place("problem.toml"), message


CHECKS = (
    TrialCheck("W01", "Wrong solutions fail as declared", wrong_fail_as_declared),
    TrialCheck("W03", "Wrong solutions fail on two cases or more", wrong_fail_often_enough),
    TrialCheck("W05", "Wrong solutions answer differently from each other", wrong_are_told_apart),
    TrialCheck("W08", "Each message reaches who submits its mistake", messages_arrive),
    TrialCheck("W09", "Every group catches a wrong solution", groups_are_needed),
    TrialCheck("F02", "Every rule is tried by a wrong solution", rules_are_tried, Level.FAST),
)
