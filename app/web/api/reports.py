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
    allowed: Number | None = Field(None, description="The error that the worst element may have.")
    where: str | None = Field(None, description="Which rows, columns or other parts are wrong.")


class Panel(_Stored):
    """One part of a picture: rows of numbers, or of colours `#rrggbb`."""

    name: str
    low: Number
    high: Number
    values: list[list[float | str]]


class Picture(_Stored):
    """A wrong answer beside the expected one, thinned out so that the largest errors stay."""

    kind: Literal["lines", "heatmap", "images"]
    part: str
    shape: list[int]
    block: list[int] = Field(description="Elements that a cell stands for, along each axis.")
    worst: list[int] = Field(description="Row and column of the cell that is furthest off.")
    panels: list[Panel]


class DrawnPanel(_Stored):
    """One part of the package's own drawing: rows of numbers, or of colours `#rrggbb`."""

    of: Literal["input", "expected", "yours", "difference"]
    name: str
    text: str = Field(description="What is to be seen, in words.")
    kind: Literal["labels", "numbers", "colours"]
    low: Number
    high: Number
    values: list[list[float | str]]


class Drawing(_Stored):
    """What the problem's package drew for a case."""

    panels: list[DrawnPanel]


class Hint(_Stored):
    """The hint that treats a mistake."""

    number: int
    text: str


class Observation(_Stored):
    """What all answers are right up to."""

    id: str
    message: str
    cases: int = Field(description="How many failing cases show it.")


class Misconception(_Stored):
    """The known mistake whose answers are the same as these."""

    id: str
    message: str
    hint: Hint | None = None


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
    exception: str | None = None
    traceback: str | None = None
    error_exponent: int | None = Field(None, description="Power of ten of a float's error.")
    property: str | None = Field(None, description="The property that does not hold.")
    call: int | None = Field(None, description="The first call that is wrong, from 1.")
    picture: Picture | None = None
    drawing: Drawing | None = None


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
    advice: list[str] = []
    observation: Observation | None = None
