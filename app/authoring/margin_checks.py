"""Room on both sides: tolerance, time and memory, as numbers."""

from collections.abc import Iterator, Sequence
from itertools import islice
from math import inf

from app.authoring.margins import LARGEST, SMALLEST, accepts, loosest_dtype, share_used, worst_share
from app.authoring.trial import PUBLIC, Found, Level, Round, Trial, TrialCheck, failing
from judge.cases import PreparedCase
from judge.evaluation import plan
from judge.feedback.finding import Finding
from judge.outcome import CaseOutcome, Stop
from judge.report import Reason, Verdict
from problems.errors import Place
from problems.lint import Severity
from problems.package import Misconception

WRONG_FACTOR = 100.0
FEWEST_KILLERS = 2
_LARGEST_SHARES = {"float64": 0.01, "complex128": 0.01, "float32": 0.25, "complex64": 0.25}
_LARGEST_SHARE_OF_HALF_PRECISION = 0.5
_LARGEST_TIME_SHARE = 0.5
_LARGEST_MEMORY_SHARE = 0.5
_SLOW_FACTOR = 2.0
_LONGEST_JUDGING_S = 10.0


def tolerance_used(trial: Trial, name: str, source: str) -> tuple[float | None, str]:
    """The largest share of the tolerance that an accepted file uses, and where."""
    worst, place = 0.0, ""
    for each in trial.rounds:
        new = trial.news_of(each)
        outcomes = trial.judged(name, source, each).outcomes
        if not outcomes:  # it did not load
            return None, ""
        share, case = worst_share(trial.problem, trial.cases_of(each).cases[new], outcomes[new])
        if share is None:
            return None, f"{case.name}{each.suffix}" if case else ""
        if share > worst:
            worst, place = share, f"{case.name}{each.suffix}" if case else ""
    return worst, place


def accepted_use_little(trial: Trial) -> Iterator[Found]:
    for name, source in trial.solution_files.items():
        share, place = tolerance_used(trial, name, source)
        limit = _largest_share(trial.case_set.cases)
        if share is not None and share > limit:
            message = (
                f"uses {100 * share:.2g} % of the tolerance on {place}; at most {100 * limit:g} % "
                "leaves room for other machines. Compute in float64, or widen [tolerance]."
            )
            yield Severity.ERROR, Place(name), message


def _largest_share(cases: Sequence[PreparedCase]) -> float:
    dtype = loosest_dtype([case.expected for case in cases])
    return _LARGEST_SHARES.get(dtype, _LARGEST_SHARE_OF_HALF_PRECISION)


def wrong_are_far_outside(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        if wrong.expectation.verdict != Verdict.WRONG_ANSWER:
            continue
        for each in trial.rounds:
            far = list(islice(_far_outside(trial, wrong, each), FEWEST_KILLERS))
            if len(failing(trial.wrong(wrong, each))) >= FEWEST_KILLERS > len(far):
                message = (
                    f"is further than {WRONG_FACTOR:g} times the tolerance on {len(far)} cases "
                    f"only{each.suffix}; {FEWEST_KILLERS} must be. Its second-worst error is "
                    f"{outside(trial, wrong) or LARGEST:.2g} times the tolerance: add a case on "
                    "which it shows, or tighten [tolerance]."
                )
                yield Severity.ERROR, wrong.place, message
                break


def _far_outside(trial: Trial, wrong: Misconception, round_: Round) -> Iterator[PreparedCase]:
    for case, outcome, finding in _mistakes(trial, wrong, round_):
        if not _is_of_values(finding) or not accepts(trial.problem, case, outcome, WRONG_FACTOR):
            yield case


def _is_of_values(finding: Finding) -> bool:
    """Whether a tolerance can have decided; a shape or a property is wrong whatever it is."""
    return finding.reason in {Reason.VALUE, Reason.STATE}


def outside(trial: Trial, wrong: Misconception) -> float | None:
    """How many tolerances off a wrong solution is on its second-worst case (public salt).

    None where two cases refuse it whatever the tolerance.
    """
    worst: list[float] = []
    for case, outcome, finding in _mistakes(trial, wrong, PUBLIC):
        if worst[FEWEST_KILLERS - 1 :] == [inf]:
            return None
        share: float | None = None
        if _is_of_values(finding):
            # An error smaller than the worst ones need not be measured.
            least = worst[-1] if len(worst) == FEWEST_KILLERS else SMALLEST
            share = share_used(trial.problem, case, outcome, least)
        worst = sorted([*worst, inf if share is None else share], reverse=True)[:FEWEST_KILLERS]
    found = worst[-1] if worst else 0.0
    return None if found == inf else found


def _mistakes(
    trial: Trial, wrong: Misconception, round_: Round
) -> Iterator[tuple[PreparedCase, CaseOutcome, Finding]]:
    """The cases that a wrong solution fails, what it answered, and what the judge says of it."""
    case_set = trial.cases_of(round_)
    opinions = case_set.opinions.get(wrong.id, ())
    for case, outcome, finding in zip(
        case_set.cases, case_set.mistakes.get(wrong.id, ()), opinions, strict=False
    ):
        was_run = outcome.stopped is None or outcome.stopped.why is not Stop.NOT_RUN
        if was_run and not finding.is_accepted:
            yield case, outcome, finding


def slowest(trial: Trial) -> tuple[str, float, float]:
    """The accepted file that needs most of its time limit, what it takes, and the limit (s)."""
    found = ("reference.py", 0.0, trial.problem.limits.cpu_s)
    limits = plan(trial.problem, trial.case_set.cases).cases
    for name, source in trial.right_files.items():
        outcomes = trial.judged(name, source).outcomes
        for outcome, limit in zip(outcomes, limits, strict=False):
            if outcome.cpu_ns / 1e9 / limit.cpu_s > found[1] / found[2]:
                found = (name, outcome.cpu_ns / 1e9, limit.cpu_s)
    return found


def time_has_room(trial: Trial) -> Iterator[Found]:
    name, took_s, limit_s = slowest(trial)
    if took_s > _LARGEST_TIME_SHARE * limit_s:
        message = (
            f"one case takes {1000 * took_s:.0f} ms of its limit of {1000 * limit_s:.0f} ms; leave "
            "at least half: raise limits.cpu_s or shrink the case."
        )
        yield Severity.ERROR, Place(name), message
    for file, report in {"reference.py": trial.reference, **trial.solutions}.items():
        if report.wall_ms > 1000 * _LONGEST_JUDGING_S:
            message = f"judging takes {report.wall_ms / 1000:.0f} s: learners wait. Shrink cases."
            yield Severity.WARNING, Place(file), message


def slow_are_far_too_slow(trial: Trial) -> Iterator[Found]:
    for wrong in trial.problem.misconceptions:
        if wrong.expectation.verdict != Verdict.TIME_LIMIT:
            continue
        limits = plan(trial.problem, trial.case_set.cases).cases
        outcomes = trial.case_set.mistakes.get(wrong.id, ())
        needed = [
            inf
            if outcome.stopped is not None and outcome.stopped.why in {Stop.CPU, Stop.WALL}
            else outcome.cpu_ns / 1e9 / limit.cpu_s
            for outcome, limit in zip(outcomes, limits, strict=False)
        ]
        if max(needed, default=0.0) < _SLOW_FACTOR:
            message = (
                f"needs {max(needed, default=0.0):.1f} times the limit at most; it must be "
                f"{_SLOW_FACTOR:g} times, else it will sometimes pass. Enlarge a case."
            )
            yield Severity.ERROR, wrong.place, message


def memory_has_room(trial: Trial) -> Iterator[Found]:
    limit = trial.problem.limits.memory_mib
    for name, report in {"reference.py": trial.reference, **trial.solutions}.items():
        if report.memory_mib > _LARGEST_MEMORY_SHARE * limit:
            message = (
                f"peaks at {report.memory_mib:.0f} MiB of limits.memory_mib = {limit}; leave half: "
                "raise the limit or shrink the largest case."
            )
            yield Severity.ERROR, Place(name), message


CHECKS = (
    TrialCheck(
        "C05", "Wrong solutions are far outside the tolerance", wrong_are_far_outside, Level.FULL
    ),
    TrialCheck(
        "C06", "Accepted solutions use little of the tolerance", accepted_use_little, Level.FULL
    ),
    TrialCheck("T01", "Accepted solutions have room within the time limit", time_has_room),
    TrialCheck("T02", "Slow solutions are far beyond the time limit", slow_are_far_too_slow),
    TrialCheck("T04", "Accepted solutions have room within the memory", memory_has_room),
)
