"""The statistics of packages: what each holds, and how strong its cases are."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.authoring.oracles import oracle_of
from app.authoring.outcome import Verification
from problems.package import Problem

_VERSION_DIGITS = 8

HEAD = """\
# The catalogue in numbers

Written by `make statistics` from `ndjudge problem stats`; do not edit it by hand.
*Killed* are the mutants of the reference that hidden cases catch; equivalent ones do not count.
*Compared with* names the outside library that the tests hold the reference against.
Where there is none, laws of the answer are tested instead.
*Version* is the beginning of the package's hash.
"""


@dataclass(frozen=True)
class Held:
    """What a package holds; known without running anything of it."""

    problem: str
    version: str
    chapter: str
    difficulty: str
    solutions: int
    misconceptions: int
    oracle: str


@dataclass(frozen=True)
class Strength:
    """What verification at full measured."""

    cases: int
    killed: int
    mutants: int
    score: float
    publishable: bool


@dataclass(frozen=True)
class Row:
    """The statistics of one package."""

    held: Held
    strength: Strength

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self.held), **asdict(self.strength)}

    def cells(self) -> dict[str, str]:
        """The row as a table shows it, by its headings."""
        held, strength = self.held, self.strength
        return {
            "problem": held.problem,
            "version": held.version,
            "chapter": held.chapter,
            "level": held.difficulty,
            "cases": str(strength.cases),
            "solutions": str(held.solutions),
            "mistakes": str(held.misconceptions),
            "killed": f"{strength.killed} of {strength.mutants}",
            "score": f"{strength.score:.2f}",
            "compared with": held.oracle,
            "clean": "yes" if strength.publishable else "no",
        }


SHORT = ("problem", "cases", "solutions", "mistakes", "killed", "score", "clean")


def held_by(problem: Problem) -> Held:
    """What a package holds."""
    return Held(
        problem=problem.slug,
        version=problem.package_hash.removeprefix("sha256:")[:_VERSION_DIGITS],
        chapter=f"{problem.collection}/{problem.chapter}",
        difficulty=str(problem.difficulty),
        solutions=len(problem.solutions),
        misconceptions=len(problem.misconceptions),
        oracle=oracle_of(problem.slug, with_live=False),
    )


def row_of(problem: Problem, result: Verification) -> Row:
    """The statistics of a package that was verified at full."""
    mutation = result.trial.mutation
    return Row(
        held_by(problem),
        Strength(
            cases=len(result.trial.groups),
            killed=mutation.killed if mutation else 0,
            mutants=mutation.total if mutation else 0,
            score=round(mutation.score, 3) if mutation else 0.0,
            publishable=result.is_publishable,
        ),
    )


def page(rows: Sequence[Row]) -> str:
    """The statistics as a Markdown page: totals, then a line a problem."""
    total, weakest = len(rows), min((row.strength.score for row in rows), default=0.0)
    killed = sum(row.strength.killed for row in rows)
    mutants = sum(row.strength.mutants for row in rows)
    mistakes = sum(row.held.misconceptions for row in rows)
    cases = sum(row.strength.cases for row in rows)
    totals = (
        f"{total} problems, {cases} cases, {mistakes} catalogued mistakes, "
        f"{killed} of {mutants} mutants killed; the lowest score is {weakest:.2f}."
    )
    lines = [HEAD, totals, ""]
    heads = list(rows[0].cells()) if rows else []
    lines += [_line(heads), _line(["---"] * len(heads))] if rows else []
    lines += [_line(list(row.cells().values())) for row in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
