"""The form for an input of the learner's own: fields for a function, lines of calls otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from app.db.models import User
from app.errors import NotFound
from app.services import catalogue, submissions
from app.services.catalogue import ProblemView
from app.services.submissions import is_readable, read_script, script_of

ARGUMENT = "arg."
STEPS = "steps"


@dataclass(frozen=True)
class Argument:
    """One field of the form, filled with a literal."""

    name: str
    type: str
    literal: str


@dataclass(frozen=True)
class OwnInput:
    """What the form shows. `arguments` for a function, else `steps`; `case` is what filled it."""

    arguments: tuple[Argument, ...]
    steps: str
    case: str

    @property
    def is_script(self) -> bool:
        return not self.arguments


def own_input(
    session: Session, user: User | None, view: ProblemView, source: str, case: str
) -> OwnInput:
    """The form, filled with `case` (of submission `source` where it is an own input).

    Without a case that can be had it is filled with the first example.
    """
    name, found = case, _case(session, user, view, source, case)
    if found is None:
        name, found = "", _sample(view, 1)
    if view.package.entry.kind != "function":
        return OwnInput((), found if isinstance(found, str) else "", name)
    given = found if isinstance(found, Mapping) else {}
    parameters = view.package.entry.functions[0].parameters
    arguments = [Argument(p.name, str(p.type), given.get(p.name, "")) for p in parameters]
    return OwnInput(tuple(arguments), "", name)


def read_own_input(session: Session, slug: str, form: FormData) -> Any:
    """The own input as `submissions.run` takes it.

    Raises:
        Invalid: the lines of a script are no calls.
    """
    steps = form.get(STEPS)
    if isinstance(steps, str):
        package = catalogue.get(session, slug).package
        return [list(step) for step in read_script(package, steps)]
    given: dict[str, Any] = dict(form.items())
    return {
        name.removeprefix(ARGUMENT): text
        for name, text in given.items()
        if name.startswith(ARGUMENT) and isinstance(text, str)
    }


def _case(
    session: Session, user: User | None, view: ProblemView, source: str, case: str
) -> Mapping[str, str] | str | None:
    kind, _, number = case.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 4):
        return None
    if kind == "sample":
        return _sample(view, int(number))
    if kind != "own" or not (source.isascii() and source.isdigit() and len(source) < 19):
        return None
    try:
        row = submissions.get_visible(session, user, int(source))
    except NotFound:
        return None
    if (
        row.problem_id != view.problem_id
        or not row.inputs
        or not 1 <= int(number) <= len(row.inputs)
    ):
        return None
    stored = row.inputs[int(number) - 1]
    if isinstance(stored, Mapping):
        return stored
    return script_of([(name, dict(args)) for name, args in stored], view.package)


def _sample(view: ProblemView, number: int) -> Mapping[str, str] | str | None:
    if view.samples is None or not 1 <= number <= len(view.samples):
        return None
    sample = view.samples[number - 1]
    if view.package.entry.kind == "function":
        return sample.args
    lines = "\n".join(line.code for line in sample.lines)
    return lines if is_readable(lines) else None
