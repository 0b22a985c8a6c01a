"""The skeleton of a new package: it lints without errors, and says what is left to write."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from app.authoring.blanks import EDITORIAL, HINTS, STATEMENT
from app.errors import Conflict, Invalid
from problems.dimensions import dimension_names, walk
from problems.package import Problem
from problems.parse import parse_package
from problems.starter import starter_code
from problems.types import (
    Anything,
    Array,
    DictOf,
    Entry,
    Function,
    FunctionOf,
    ListOf,
    ObjectOf,
    OneOf,
    Rng,
    Scalar,
    SetOf,
    TupleOf,
    Type,
    TypeSyntaxError,
    parse_entry,
)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LENGTH = 2
_MISTAKES = ("first", "second", "third", "fourth")


def new_package(parent: Path, slug: str, entry_text: str, title: str | None = None) -> Path:
    """Write the skeleton of a package into the new folder `parent/slug`.

    Raises:
        Invalid: slug or entry cannot be used; the message says why.
        Conflict: the folder exists.
    """
    require_slug(slug)
    entry = read_entry(entry_text)
    folder = parent / slug
    if folder.exists():
        raise Conflict(f"{folder} exists already; choose another slug or remove it.")
    for name, text in skeleton(slug, entry, title or slug.replace("-", " ").capitalize()).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def require_slug(text: str) -> str:
    """The slug, where it is one.

    Raises:
        Invalid: it is none.
    """
    if not _SLUG.fullmatch(text):
        raise Invalid(f'"{text}" is not a slug; use lower-case words with "-" between.', "slug")
    return text


def read_entry(text: str) -> Entry:
    """What a solution defines.

    Raises:
        Invalid: it cannot be read; the message says at which column.
    """
    try:
        return parse_entry(text)
    except TypeSyntaxError as error:
        raise Invalid(f"The entry cannot be read: {error}.", "entry") from error


def skeleton(slug: str, entry: Entry, title: str) -> dict[str, str]:
    """The files of a new package by their name."""
    bounds = dict(_bounds(entry))
    shown = "".join(f"- `{name}`: {{{{constraint:{name}}}}}\n" for name in bounds)
    files = {
        "problem.toml": _toml(title, entry, bounds),
        "statement.md": f"{STATEMENT}{shown}\n{{{{tolerance}}}}\n",
        "hints.md": HINTS,
        "editorial.md": EDITORIAL,
        "cases.py": _cases(entry),
        "reference.py": "",
    }
    code = starter_code(_problem(slug, files))
    files["reference.py"] = f'"""(to write: the oracle, clear rather than fast)"""\n\n{code}'
    files["solutions/second_way.py"] = f'"""(to write: a solution of another kind)"""\n\n{code}'
    for number in _MISTAKES:
        message = f"(to write: what the {number} mistake does, and what is right)"
        expect = "# expect: wrong_answer in hidden"
        files[f"wrong/{number}_mistake.py"] = f'"""{message}"""\n{expect}\n\n{code}'
    return files


def _problem(slug: str, files: dict[str, str]) -> Problem:
    content = {name: text.encode() for name, text in files.items()}
    problem, faults = parse_package(content, slug=slug, collection="new", chapter="new")
    if problem is None:
        raise faults[0]
    return problem


def _toml(title: str, entry: Entry, bounds: dict[str, str]) -> str:
    constraints = "".join(f"{name} = {_quoted(bound)}\n" for name, bound in bounds.items())
    return f"""\
title = {_quoted(title)}
difficulty = "medium"
tags = ["(to write: words by which it is found)"]
authors = ["(to write: the names of who writes this)"]
entry = {_quoted(entry.text)}

[constraints]
{constraints}
[conventions]
result = "(to write: one line for each choice a checker relies on)"

[groups.hidden]
cases = [{{ gen = "ordinary", count = 4 }}]

[[sources]]
name = "(to write: the paper or book that the task comes from)"
"""


def _bounds(entry: Entry) -> Iterator[tuple[str, str]]:
    """A first bound for every dimension that an input binds and every numeric parameter."""
    inputs = {p.name for f in entry.functions for p in f.parameters}
    used: set[str] = set()
    for function in entry.functions:
        for parameter in function.parameters:
            for part in walk(parameter.type):
                if isinstance(part, Array):
                    used |= {name for axis in part.shape or () for name in axis.names}
    for name in sorted((used & dimension_names(entry)) - inputs):
        yield name, "1..8"
    seen: set[str] = set()
    for function in entry.functions:
        for parameter in function.parameters:
            bound = _bound(parameter.name, parameter.type)
            if bound is not None and parameter.name not in seen:
                seen.add(parameter.name)
                yield parameter.name, bound


def _bound(name: str, type_: Type) -> str | None:
    match type_:
        case Scalar(name="int"):
            return "1..8"
        case Scalar(name="float"):
            return "finite, 0..10"
        case Array(dtype=dtype) if "float" in dtype:
            return f"finite, |{name}| <= 100"
        case OneOf(options=options):
            return next((b for o in options if (b := _bound(name, o)) is not None), None)
    return None


def _cases(entry: Entry) -> str:
    needs_function = any(
        isinstance(part, FunctionOf)
        for function in entry.functions
        for parameter in function.parameters
        for part in walk(parameter.type)
    )
    helper = (
        '\n\ndef _function(*arguments):\n    """(to write: a function to pass)"""\n    return 0.0\n'
    )
    return f'''\
"""(to write: what the cases cover)"""


def samples():
    yield (
        {_case(entry, is_drawn=False)},
        "(to write: the reasoning of this sample, in numbers)",
    )


def edges():
    # (to write: the smallest and strangest inputs)
    yield {_case(entry, is_drawn=False)}


def ordinary(rng):
    """(to write: which mistakes these cases catch)"""
    return {_case(entry, is_drawn=True)}
{helper if needs_function else ""}'''


def _case(entry: Entry, *, is_drawn: bool) -> str:
    if entry.kind == "function":
        return _arguments(entry.functions[0], is_drawn)
    prefix = "a." if entry.kind == "class" else ""
    steps = [f'("{prefix}{f.name}", {_arguments(f, is_drawn)})' for f in entry.functions]
    return f"[{', '.join(steps)}]"


def _arguments(function: Function, is_drawn: bool) -> str:
    pairs = [
        f'"{p.name}": {_drawn(p.type) if is_drawn else _value(p.type)}' for p in function.parameters
    ]
    return f"{{{', '.join(pairs)}}}"


def _value(type_: Type) -> str:
    """Source text of a value of the type, every named length being 2."""
    match type_:
        case Scalar(name=name):
            texts = {"int": "2", "float": "1.0", "bool": "True", "str": '"a"', "bytes": 'b"a"'}
            return texts.get(name, "None")
        case Array(dtype=dtype):
            number = {"b": "True", "f": "1.0", "c": "1.0"}.get(dtype[0], "1")
            text = number
            for length in reversed(_shape(type_)):
                text = f"[{', '.join([text] * length)}]"
            return text
        case ListOf(item=item):
            return f"[{_value(item)}]"
        case SetOf(item=item):
            return f"{{{_value(item)}}}"
        case TupleOf(items=items):
            return f"({''.join(f'{_value(item)}, ' for item in items).strip()})"
        case DictOf(key=key, value=value):
            return f"{{{_value(key)}: {_value(value)}}}"
        case OneOf(options=options):
            return _value(options[0])
        case FunctionOf():
            return "_function"
        case ObjectOf():
            return '"a"'
        case Rng() | Anything():
            return "7"


def _drawn(type_: Type) -> str:
    """Source text that draws an array from `rng`; everything else stays as in `_value`."""
    if isinstance(type_, OneOf):
        return _drawn(type_.options[0])
    if not isinstance(type_, Array) or not _shape(type_):
        return _value(type_)
    size = repr(_shape(type_))
    match type_.dtype[0]:
        case "b":
            return f"rng.random({size}) < 0.5"
        case "f" | "c":
            return f"rng.normal(size={size})"
    return f"rng.integers(0, 8, {size})"


def _shape(type_: Array) -> tuple[int, ...]:
    if type_.shape is None:
        return (_LENGTH,)
    lengths = [axis.evaluate(dict.fromkeys(axis.names, _LENGTH)) for axis in type_.shape]
    return tuple(max(length or 0, 0) for length in lengths)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
