"""Are the hidden cases strong? Mutants of the reference must fail them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.authoring.trial import Found, Level, Trial, TrialCheck
from judge.cases import PreparedCase
from problems.errors import Place
from problems.lint import Severity

LEAST_SCORE = 0.9
_MOST_SHOWN = 400


@dataclass(frozen=True)
class Score:
    """How many of the mutants that count are killed; equivalent ones do not count."""

    killed: int
    total: int
    equivalent: int

    @property
    def share(self) -> float:
        return self.killed / self.total if self.total else 1.0


def score_of(trial: Trial) -> Score:
    """The mutation score of the hidden cases."""
    excused = sum(survivor.is_excused for survivor in trial.survivors)
    total = len(trial.fates) - excused
    return Score(total - (len(trial.survivors) - excused), total, excused)


def cases_kill_mutants(trial: Trial) -> Iterator[Found]:
    score = score_of(trial)
    if score.share < LEAST_SCORE:
        message = (
            f"{score.killed} of {score.total} mutants of the reference are killed "
            f"({100 * score.share:.0f} %); {100 * LEAST_SCORE:.0f} % are needed. The survivors "
            "follow: add a case for each, or declare it [[equivalent]] with a reason."
        )
        yield Severity.ERROR, Place("cases.py"), message
    slug = trial.problem.slug
    for survivor in trial.survivors:
        if survivor.is_excused or survivor.equivalent is not None:
            continue
        mutant, found = survivor.fate.mutant, survivor.told_apart_by
        remedy = (
            f"It is killed by\n{shown(found)}\nTo add that: ndjudge problem stress {slug} "
            f"--mutant {mutant.id} --write"
            if found is not None
            else f"No extra input tells it apart; search with `ndjudge problem stress {slug} "
            f"--mutant {mutant.id}`, or declare it [[equivalent]] with a reason."
        )
        message = f"{mutant.id} survives ({mutant.kind}):\n{mutant.diff}\n{remedy}"
        yield Severity.WARNING, Place("reference.py", mutant.number), message


def equivalents_hold(trial: Trial) -> Iterator[Found]:
    place = Place("problem.toml")
    fates = {(fate.mutant.line, fate.mutant.becomes): fate for fate in trial.fates}
    told_apart = {s.fate.mutant.id: s.told_apart_by for s in trial.survivors}
    for each in trial.problem.equivalents:
        fate = fates.get((each.line, each.becomes))
        what = f'[[equivalent]] "{each.line}" → "{each.becomes}"'
        if fate is None:
            message = f"{what} is no mutant of the reference any more; remove it."
            yield Severity.WARNING, place, message
        elif fate.killer is not None:
            message = f"{what} is killed by {fate.killer}, so it is not equivalent; remove it."
            yield Severity.ERROR, place, message
        elif (case := told_apart.get(fate.mutant.id)) is not None:
            message = (
                f"{what} is not equivalent: it differs on\n{shown(case)}\nAdd that as a case and "
                "remove the table."
            )
            yield Severity.ERROR, place, message


def shown(case: PreparedCase) -> str:
    """The input of a case for a message."""
    text = case.args_text
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


CHECKS = (
    TrialCheck("M01", "Hidden cases kill mutants of the reference", cases_kill_mutants, Level.FULL),
    TrialCheck("M02", "Equivalent mutants are equivalent", equivalents_hold, Level.FULL),
)
