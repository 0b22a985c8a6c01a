"""The whole set of cases of a problem under a salt, with what each catalogued mistake answers.

Theory of operation. Making a set runs the package's own code many times over, so a set is made
once and kept. Samples and edges are the same under every salt: where a set of the same package is
known under another salt, its samples and edges are taken over with all that was found out about
them, and only the generated cases are made. Wrong solutions run in the author lane, like all that
packages bring.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from judge import growth, supervisor
from judge.cases import (
    AUTHOR_BUDGET,
    FIXED,
    SAMPLE,
    AuthorError,
    PreparedCase,
    answered,
    job_for,
    make,
)
from judge.feedback.finding import Finding
from judge.feedback.findings import judge_case
from judge.job import Case
from judge.lane import Lane
from judge.limits import cpu_limits_s, total_cpu_s
from judge.outcome import CaseOutcome, Stop, Stopped
from judge.review import Program, needs_review, review
from problems.cases import PUBLIC_SALT, Salt
from problems.package import Misconception, Problem

_KEPT_SETS = 1024
_MISTAKE_CASE_S = 2.0
# A dozen mistakes with answers of 64 MB each would fill a small server.
_KEPT_ANSWER_BYTES = 4 << 20

_Key = tuple[str, str, str]  # slug, hash of the package, id of the salt


@dataclass(frozen=True)
class CaseSet:
    """All cases of a problem, what each catalogued mistake answers to them, and what the judge
    thinks of these answers."""

    problem: Problem
    cases: tuple[PreparedCase, ...]
    mistakes: Mapping[str, tuple[CaseOutcome, ...]]
    opinions: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def fixed(self) -> tuple[PreparedCase, ...]:
        """The samples and edges, which come first and are the same under every salt."""
        return tuple(case for case in self.cases if case.group in FIXED)


class CaseSets:
    """Makes case sets in the lane of authors and keeps them; safe to use from several threads."""

    def __init__(self, authors: Lane) -> None:
        self._authors = authors
        self._kept: OrderedDict[_Key, CaseSet] = OrderedDict()
        self._making: dict[tuple[str, str], threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, problem: Problem, salt: Salt) -> CaseSet:
        """The cases of a problem under a salt, made on the first call.

        Raises:
            AuthorError: the package's own code failed.
        """
        key = (problem.slug, problem.package_hash, salt.id)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
            making = self._making.setdefault(key[:2], threading.Lock())
        with making:
            with self._lock:
                found = self._kept.get(key)
                known = self._relative(problem)
            if found is None:
                found = prepare(self._authors, problem, salt, known)
                with self._lock:
                    self._kept[key] = found
                    if len(self._kept) > _KEPT_SETS:
                        self._kept.popitem(last=False)
        with self._lock:
            self._making.pop(key[:2], None)
        return found

    def samples(self, problem: Problem) -> tuple[PreparedCase, ...]:
        """The visible cases alone: they need no wrong solution and are quickly made.

        Raises:
            AuthorError: the package's own code failed.
        """
        with self._lock:
            known = self._relative(problem)
        if known is not None:
            return tuple(case for case in known.cases if case.visible)
        made = make(self._authors, problem, PUBLIC_SALT, lambda group: group == SAMPLE)
        return answered(self._authors, problem, made)

    def _relative(self, problem: Problem) -> CaseSet | None:
        """A set of the same package under any salt that knows all of the problem's mistakes."""
        wanted = {wrong.id for wrong in problem.misconceptions}
        for key, found in self._kept.items():
            if key[:2] == (problem.slug, problem.package_hash) and wanted <= found.mistakes.keys():
                return found
        return None


def prepare(authors: Lane, problem: Problem, salt: Salt, known: CaseSet | None = None) -> CaseSet:
    """Make all cases, run the reference and every wrong solution on them.

    `known` is a set of the same package under another salt: what does not depend on the salt is
    taken from it.

    Raises:
        AuthorError: the package's own code failed or made a case that does not fit.
        JudgeError: the sandbox failed.
    """
    fixed = known.fixed if known is not None else ()
    made = make(authors, problem, salt, lambda group: known is None or group not in FIXED)
    payloads = [one.script.payload for one in made]
    if fault := growth.fault(problem, [one.group for one in made], payloads):
        raise AuthorError(fault)
    cases = answered(authors, problem, made, fixed)
    mistakes: dict[str, tuple[CaseOutcome, ...]] = {}
    opinions: dict[str, tuple[Finding, ...]] = {}
    for wrong in problem.misconceptions:
        before = known.mistakes[wrong.id][: len(fixed)] if known is not None else ()
        outcomes = _mistaken(authors, problem, wrong, cases)
        mistakes[wrong.id] = (*before, *outcomes)
        if len(mistakes[wrong.id]) == len(fixed) + len(cases):  # else the file does not load
            thought = known.opinions[wrong.id][: len(fixed)] if known is not None else ()
            found = _opinions(authors, problem, wrong, cases, outcomes)
            opinions[wrong.id] = (*thought, *found)
    return CaseSet(problem, (*fixed, *cases), mistakes, opinions)


def _mistaken(
    authors: Lane, problem: Problem, wrong: Misconception, cases: Sequence[PreparedCase]
) -> tuple[CaseOutcome, ...]:
    """What a wrong solution answers, as far as a learner with its code would get."""
    if not cases:
        return ()
    cost_ns = [case.reference_cpu_ns for case in cases]
    slow_s = [min(limit_s, _MISTAKE_CASE_S) for limit_s in cpu_limits_s(problem.limits, cost_ns)]
    sent = [
        Case(case.payload, len(case.calls), limit_s, 2 * limit_s + 1)
        for case, limit_s in zip(cases, slow_s, strict=True)
    ]
    budget = replace(AUTHOR_BUDGET, total_cpu_s=total_cpu_s(problem.limits, cost_ns))
    done = supervisor.execute(authors, job_for(problem, wrong.source), sent, budget).outcomes
    return tuple(map(lightened, cases, done))


def lightened(case: PreparedCase, outcome: CaseOutcome) -> CaseOutcome:
    """The outcome, but without a large answer: smaller cases tell the mistake as well."""
    if not outcome.values or case.expected_bytes <= _KEPT_ANSWER_BYTES:
        return outcome
    return replace(outcome, values=(), stopped=outcome.stopped or Stopped(Stop.NOT_RUN))


def _opinions(
    authors: Lane,
    problem: Problem,
    wrong: Misconception,
    cases: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
) -> list[Finding]:
    """What the judge thinks of the answers of a wrong solution.

    Raises:
        AuthorError: the package's own checker failed.
    """
    findings = [
        judge_case(problem, case, outcome, problem.limits.cpu_s)
        for case, outcome in zip(cases, outcomes, strict=True)
    ]
    if cases and needs_review(problem):
        job = job_for(problem, wrong.source)
        program = Program(job, authors, AUTHOR_BUDGET, problem.limits.cpu_s)
        findings = review(authors, problem, program, cases, outcomes, findings)
    return findings
