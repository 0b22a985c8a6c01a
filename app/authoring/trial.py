"""A problem on trial: its cases and the judge's reports on everything that it brings.

All author code runs where learners' code runs: in the sandbox, through the judge.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from judge.cases import CaseSet, PreparedCase
from judge.report import CaseReport, Report
from judge.run import Judge
from problems.cases import PUBLIC_SALT, Salt
from problems.errors import Place
from problems.lint import Severity
from problems.package import Misconception, Problem
from problems.starter import starter_code

Found = tuple[Severity, Place, str]

# The same secret under another name: the judge makes the cases again instead of recalling them.
_AGAIN = Salt("public-again", PUBLIC_SALT.secret)
_OTHER = Salt("public-other", PUBLIC_SALT.secret + b", another")


@dataclass(frozen=True)
class TrialCheck:
    """A named rule; `run` yields severity, place and message of each breach."""

    id: str
    title: str
    run: Callable[["Trial"], Iterator[Found]]


@dataclass
class Trial:
    """Runs each thing once, when the first check asks for it."""

    judge: Judge
    problem: Problem
    _reports: dict[str, Report] = field(default_factory=dict)

    @cached_property
    def case_set(self) -> CaseSet:
        """The cases under the public salt.

        Raises:
            AuthorError: the package's own code failed.
        """
        return self.judge.case_set(self.problem, PUBLIC_SALT)

    @cached_property
    def cases_again(self) -> tuple[PreparedCase, ...]:
        """The same cases, made a second time."""
        return self.judge.case_set(self._without_mistakes, _AGAIN).cases

    @cached_property
    def other_cases(self) -> tuple[PreparedCase, ...]:
        """The cases under another salt."""
        return self.judge.case_set(self._without_mistakes, _OTHER).cases

    @cached_property
    def starter(self) -> Report:
        return self.submit("starter", starter_code(self.problem))

    @cached_property
    def reference(self) -> Report:
        return self.submit("reference.py", self.problem.reference)

    @cached_property
    def solutions(self) -> Mapping[str, Report]:
        """The report on each file of `solutions/`, by its name."""
        return {
            f"solutions/{s.id.replace('-', '_')}.py": self.submit(s.id, s.source)
            for s in self.problem.solutions
        }

    def wrong(self, misconception: Misconception) -> Report:
        return self.submit(misconception.place.file, misconception.source)

    def submit(self, name: str, source: str) -> Report:
        """The report that a learner who submits this source gets, judged once a name."""
        if name not in self._reports:
            self._reports[name] = self.judge.run(self.problem, source.encode())
        return self._reports[name]

    @cached_property
    def _without_mistakes(self) -> Problem:
        return dataclasses.replace(self.problem, misconceptions=())


def failing(report: Report) -> list[CaseReport]:
    """The cases that are not accepted."""
    return [case for case in report.cases if case.verdict != "accepted"]


def payload_bytes(case: PreparedCase) -> bytes:
    """What a solution receives for a case, as one string of bytes."""
    return b"".join(bytes(part) for part in case.payload)
