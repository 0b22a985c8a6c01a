"""A learner's own input as lines of Python calls, the way examples are written.

    it = Adam(lr=0.1, beta1=0.5, beta2=0.75, eps=1e-08)
    it.step(theta=[1.0, 1.0], grad=[4.0, -0.01])

Only the shape of the lines is read here: nothing is evaluated, arguments stay texts.
"""

import ast
import re
import warnings

from app.errors import Invalid
from app.wording import sentence
from problems import syntax
from problems.package import Problem

FIELD = "steps"
ONLY_OBJECT = "it"
_PLACE = "Write one call a line, as the examples do."

Step = tuple[str, dict[str, str]]


def read_script(package: Problem, text: str) -> list[Step]:
    """The steps of a script: what is called, and its arguments as literals by name.

    Raises:
        Invalid: a line is no call of the entry; names the line.
    """
    source = text.replace("\r\n", "\n").strip()
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            body = syntax.parse(source).body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f"Line {line} is" if line else "This is"
        raise Invalid(
            sentence("{where} not valid Python. {place}", where=where, place=_PLACE),
            FIELD,
        ) from error
    steps = [_step(package, source, statement) for statement in body]
    if not steps:
        raise Invalid(
            sentence("There is no call to run. {place}", place=_PLACE),
            FIELD,
        )
    objects = {name.partition(".")[0] for name, _ in steps if "." in name}
    if objects == {ONLY_OBJECT}:
        return [(name.removeprefix(f"{ONLY_OBJECT}."), args) for name, args in steps]
    return steps


def script_of(steps: list[Step], package: Problem) -> str:
    """The lines that `read_script` reads as these steps."""
    return "\n".join(_line(name, args, package) for name, args in steps)


def is_readable(text: str) -> bool:
    """Whether the lines of an example are whole: long arrays are cut where they are shown."""
    return "…" not in text and not re.search(r"\.\.\.|<\w", text)


def _line(name: str, args: dict[str, str], package: Problem) -> str:
    target, _, function = name.rpartition(".")
    arguments = ", ".join(f"{argument}={text}" for argument, text in args.items())
    if package.entry.class_name is None:
        return f"{function}({arguments})"
    owner = target or ONLY_OBJECT
    if function == "__init__":
        return f"{owner} = {package.entry.class_name}({arguments})"
    return f"{owner}.{function}({arguments})"


def _step(package: Problem, source: str, statement: ast.stmt) -> Step:
    match statement:
        case ast.Assign(targets=[ast.Name(id=owner)], value=ast.Call(func=ast.Name(id=made)) as c):
            if made == package.entry.class_name:
                return f"{owner}.__init__", _arguments(package, source, "__init__", c)
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=function)) as c
        ):
            return f"{owner}.{function}", _arguments(package, source, function, c)
        case ast.Expr(value=ast.Call(func=ast.Name(id=function)) as c):
            return function, _arguments(package, source, function, c)
    line = (ast.get_source_segment(source, statement) or "").splitlines()[0][:80]
    raise Invalid(
        sentence(
            "Line {lineno}, `{line}`, is no call of this problem. {place}",
            lineno=statement.lineno,
            line=line,
            place=_PLACE,
        ),
        FIELD,
    )


def _arguments(package: Problem, source: str, function: str, call: ast.Call) -> dict[str, str]:
    known = package.entry.function(function)
    names = [] if known is None else [parameter.name for parameter in known.parameters]
    if len(call.args) > len(names):
        raise Invalid(
            sentence(
                "Line {lineno}: {function} takes {names} arguments, not {args}.",
                lineno=call.lineno,
                function=function,
                names=len(names),
                args=len(call.args),
            ),
            FIELD,
        )
    given = dict(zip(names, call.args, strict=False))
    for keyword in call.keywords:
        if keyword.arg is None or keyword.arg in given:
            raise Invalid(
                sentence(
                    "Line {lineno}: give each argument once, by its name.", lineno=call.lineno
                ),
                FIELD,
            )
        given[keyword.arg] = keyword.value
    return {name: ast.get_source_segment(source, node) or "" for name, node in given.items()}
