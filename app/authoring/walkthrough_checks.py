"""The check that runs a walkthrough: every step, over its example, in the sandbox."""

from collections.abc import Iterator

from app.authoring.trial import Found, Trial, TrialCheck
from judge.run import AuthorError
from problems.errors import split_place
from problems.lint import Severity
from problems.walkthrough import walkthrough_of


def steps_run(trial: Trial) -> Iterator[Found]:
    found = walkthrough_of(trial.problem)
    for step in found.steps if found is not None else ():
        try:
            trial.judge.step_values(step)
        except AuthorError as error:
            yield Severity.ERROR, *split_place(str(error))


CHECKS = (TrialCheck("G03", "Every step of a walkthrough runs and has its values", steps_run),)
