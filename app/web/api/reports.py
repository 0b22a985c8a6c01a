"""The report of a judging as OpenAPI describes it; it is stored and served as the judge made it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from judge.report import Reason, Verdict

Number = float | Literal["nan", "inf", "-inf"]


class _Stored(BaseModel):
    # A report of a newer judge may say more than this server knows.
    model_config = ConfigDict(extra="allow")


class Difference(_Stored):
    """How an array answer differs from the expected one."""

    wrong: int = Field(description="Elements outside the tolerance.")
    size: int
    max_abs: Number
    max_rel: Number
    worst_index: list[int] | None


class Misconception(_Stored):
    """The known mistake whose answers are the same as these."""

    id: str
    message: str


class Case(_Stored):
    """One case; a hidden one has no values, messages or prints."""

    name: str
    group: str
    visible: bool
    verdict: Verdict
    reason: Reason | None
    cpu_ms: Number
    wall_ms: Number
    message: str | None = None
    stdout: str | None = None
    args: str | None = None
    answer: str | None = None
    expected: str | None = None
    diff: Difference | None = None


class Sandbox(_Stored):
    """Under which layers the code ran."""

    level: int
    layers: list[str]


class Report(_Stored):
    """What became of a piece of code, case by case."""

    problem: str
    problem_version: str
    verdict: Verdict
    passed: int
    total: int
    visible_passed: int
    visible_total: int
    cpu_ms: Number
    wall_ms: Number
    memory_mib: Number
    headline: str = Field(description="One sentence for the learner.")
    misconception: Misconception | None
    cases: list[Case]
    sandbox: Sandbox
