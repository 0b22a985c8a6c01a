"""A walkthrough as its page shows it: prose, growing code with the new lines marked, values."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from app.services.walkthroughs import WalkthroughView
from app.web import markdown, statement
from problems.package import Problem
from problems.walkthrough import Walkthrough


@dataclass(frozen=True)
class ShownValue:
    """An expression, what it is in words, and its value; None until a worker has made it."""

    expression: str
    caption: str
    text: str | None


@dataclass(frozen=True)
class ShownStep:
    """One step; `example` is there only where the step brought one of its own."""

    number: int
    title: str
    text: Markup
    code: Markup
    example: Markup | None
    values: tuple[ShownValue, ...]


@dataclass(frozen=True)
class Shown:
    """The whole walkthrough; `solution` names what it ends in."""

    opening: Markup
    solution: str
    example: Markup
    steps: tuple[ShownStep, ...]


def shown(problem: Problem, view: WalkthroughView) -> Shown:
    """The walkthrough in parts for the page."""
    found = view.walkthrough
    steps = [
        ShownStep(
            number=number,
            title=step.title,
            text=statement.walkthrough_text(problem, number, step.text),
            code=_code(step.code, step.new),
            example=_code(step.example.code) if step.is_own else None,
            values=tuple(
                ShownValue(value.expression, value.caption, _value(view, number, index))
                for index, value in enumerate(step.values)
            ),
        )
        for number, step in enumerate(found.steps, 1)
    ]
    return Shown(
        opening=statement.walkthrough_text(problem, 0, found.opening),
        solution=solution_title(problem, found),
        example=_code(found.example.code),
        steps=tuple(steps),
    )


def solution_title(problem: Problem, walkthrough: Walkthrough) -> str:
    """What the file that the steps bring is called where solutions are shown."""
    titles = {f"solutions/{s.id.replace('-', '_')}.py": s.title for s in problem.solutions}
    return titles.get(walkthrough.source, "Reference")


def _value(view: WalkthroughView, number: int, index: int) -> str | None:
    return None if view.values is None else view.values[number - 1][index]


@lru_cache(maxsize=512)
def _code(code: str, new: tuple[int, ...] = ()) -> Markup:
    return markdown.highlight_code(code, new=new)
