"""A problem on trial: its cases and the judge's reports on everything that it brings.

All author code runs where learners' code runs: in the sandbox, through the judge. Each thing is
run once, when the first check asks for it; `run_submissions` runs what all checks need at once.

A suite is proved for a salt. At level full a trial has the public salt and four throw-away ones,
which are derived from the package itself, so that the same package gives the same findings.
Samples and edges are the same under every salt, and a check sees to it that they are (I05). So
they are made, and run by every file, in the first round alone; further rounds run the generated
cases and judge them together with what the first one found out about the others.
"""

import dataclasses
import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from app.authoring.killing import Fate, Survivor, kill, survivors
from app.authoring.mutants import mutants_of
from judge.case_sets import CaseSet, lightened
from judge.cases import Made, PreparedCase, Script
from judge.report import CaseReport, Report
from judge.run import Judge, Judged
from problems.cases import PUBLIC_SALT, Salt
from problems.errors import Place
from problems.lint import Severity
from problems.package import Misconception, Problem
from problems.starter import starter_code

Found = tuple[Severity, Place, str]

THROW_AWAY_SALTS = 4
MOST_EXTRA_INPUTS = 500
_EXTRA_CPU_S = 4.0
_FEWEST_EXTRA_INPUTS = 20
_OTHER = Salt("public-other", PUBLIC_SALT.secret + b", another")
_EXTRA = Salt("public-extra", PUBLIC_SALT.secret + b", extra")


class Level(StrEnum):
    """How far verification goes.

    `lint` runs no code of the author, `fast` all of it on one salt, `full` on five, with extra
    inputs and mutants.
    """

    LINT = "lint"
    FAST = "fast"
    FULL = "full"


@dataclass(frozen=True)
class TrialCheck:
    """A named rule; `run` yields severity, place and message of each breach."""

    id: str
    title: str
    run: Callable[["Trial"], Iterator[Found]]
    level: Level = Level.FAST


@dataclass(frozen=True)
class Round:
    """One salt of a trial; `name` is how messages call it, and never its secret."""

    name: str
    salt: Salt

    @property
    def is_public(self) -> bool:
        return self.salt is PUBLIC_SALT

    @property
    def suffix(self) -> str:
        """What a message adds where it speaks of this round."""
        return "" if self.is_public else f" (on the {self.name})"


PUBLIC = Round("public salt", PUBLIC_SALT)


def throw_away(problem: Problem) -> tuple[Round, ...]:
    """Four rounds under salts that belong to this package alone."""
    rounds = []
    for number in range(1, THROW_AWAY_SALTS + 1):
        secret = hashlib.sha256(f"throw-away {number}\n{problem.judging_hash}".encode()).digest()
        salt = Salt(f"throw-away-{number}", secret)
        rounds.append(Round(f"throw-away salt {number} of {THROW_AWAY_SALTS}", salt))
    return tuple(rounds)


@dataclass
class Trial:
    """Runs each thing once; safe to use from the threads that it starts itself."""

    judge: Judge
    problem: Problem
    rounds: tuple[Round, ...] = (PUBLIC,)
    on_progress: Callable[[int, int], None] = lambda done, total: None
    _judged: dict[tuple[str, str], Judged] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def case_set(self) -> CaseSet:
        """The cases under the public salt.

        Raises:
            AuthorError: the package's own code failed.
        """
        return self.judge.case_set(self.problem, PUBLIC_SALT)

    def cases_of(self, round_: Round) -> CaseSet:
        """The cases under the salt of a round."""
        return self.judge.case_set(self.problem, round_.salt)

    def news_of(self, round_: Round) -> slice:
        """Which of its cases a round has for itself: those that no earlier round had."""
        return slice(0 if round_.is_public else len(self.case_set.fixed), None)

    @cached_property
    def made_again(self) -> list[Made]:
        """The inputs of the same cases, made a second time."""
        return self.judge.inputs(self.problem)

    @cached_property
    def other_cases(self) -> tuple[PreparedCase, ...]:
        """The cases under another salt."""
        return self.judge.case_set(self._without_mistakes, _OTHER).cases

    @cached_property
    def extra_cases(self) -> tuple[PreparedCase, ...]:
        """500 more cases of the package's own generators, fewer where the reference is slow.

        The smallest come first: an input that shows something should be readable.
        """
        uses = sum(len(group.uses) for group in self.problem.groups)
        if uses == 0:
            return ()
        each = -(-self._extra_inputs() // uses)
        groups = tuple(
            dataclasses.replace(
                group, uses=tuple(dataclasses.replace(use, count=each) for use in group.uses)
            )
            for group in self.problem.groups
        )
        widened = dataclasses.replace(self._without_mistakes, groups=groups)
        names = {group.name for group in groups}
        made = self.judge.case_set(widened, _EXTRA).cases
        return tuple(sorted((c for c in made if c.group in names), key=payload_size))

    def _extra_inputs(self) -> int:
        cases = self.case_set.cases
        mean_s = sum(case.reference_cpu_ns for case in cases) / 1e9 / max(len(cases), 1)
        affordable = int(_EXTRA_CPU_S / max(mean_s, 1e-9))
        return min(max(affordable, _FEWEST_EXTRA_INPUTS), MOST_EXTRA_INPUTS)

    @cached_property
    def fates(self) -> list[Fate]:
        """Every mutant of the reference, tried on the hidden cases of the public salt."""
        hidden = [case for case in self.case_set.cases if not case.visible]
        mutants = mutants_of(self.problem.reference)
        return kill(self.judge, self.problem, mutants, hidden, self.on_progress)

    @cached_property
    def survivors(self) -> list[Survivor]:
        """The mutants that no hidden case kills."""
        return survivors(self.judge, self.problem, self.fates, self.extra_cases)

    @cached_property
    def starter_source(self) -> str:
        return starter_code(self.problem)

    @property
    def starter(self) -> Report:
        return self.submit("starter", self.starter_source)

    @property
    def reference(self) -> Report:
        return self.submit("reference.py", self.problem.reference)

    @property
    def solution_files(self) -> Mapping[str, str]:
        """The sources of `solutions/` by file name."""
        return {f"solutions/{s.id.replace('-', '_')}.py": s.source for s in self.problem.solutions}

    @property
    def right_files(self) -> Mapping[str, str]:
        """Everything that must be accepted: the reference and the solutions."""
        return {"reference.py": self.problem.reference, **self.solution_files}

    @property
    def solutions(self) -> Mapping[str, Report]:
        """The report on each file of `solutions/` under the public salt, by its name."""
        return {name: self.submit(name, source) for name, source in self.solution_files.items()}

    def wrong(self, misconception: Misconception, round_: Round = PUBLIC) -> Report:
        return self.submit(misconception.place.file, misconception.source, round_)

    def submit(self, name: str, source: str, round_: Round = PUBLIC) -> Report:
        """The report that a learner who submits this source gets."""
        return self.judged(name, source, round_).report

    def judged(self, name: str, source: str, round_: Round = PUBLIC) -> Judged:
        """What became of a file, judged once a name and round.

        Large answers are kept only of the files that must be accepted: their margins are measured.
        """
        key = (name, round_.salt.id)
        with self._lock:
            found = self._judged.get(key)
        if found is None:
            before = None if round_.is_public else self.judged(name, source)
            found = self.judge.judged(self.problem, source.encode(), round_.salt, before)
            if name not in self.right_files:
                light = map(lightened, self.cases_of(round_).cases, found.outcomes)
                found = dataclasses.replace(found, outcomes=tuple(light))
            with self._lock:
                self._judged[key] = found
        return found

    def run_submissions(self) -> None:
        """Submit every file of the package in every round, as many at once as there are slots."""
        wrong = {m.place.file: m.source for m in self.problem.misconceptions}
        files = {"starter": self.starter_source, **self.right_files, **wrong}
        work = [(name, source, each) for each in self.rounds for name, source in files.items()]
        with ThreadPoolExecutor(self.judge.slots) as pool:
            for part in (work[: len(files)], work[len(files) :]):
                list(pool.map(lambda item: self.submit(*item), part))

    @cached_property
    def _without_mistakes(self) -> Problem:
        return dataclasses.replace(self.problem, misconceptions=())


def failing(report: Report) -> list[CaseReport]:
    """The cases that are not accepted."""
    return [case for case in report.cases if case.verdict != "accepted"]


def payload_bytes(case: PreparedCase | Script) -> bytes:
    """What a solution receives for a case, as one string of bytes."""
    return b"".join(bytes(part) for part in case.payload)


def payload_size(case: PreparedCase) -> int:
    """How large the input of a case is, in bytes on the wire."""
    return sum(len(part) for part in case.payload)
