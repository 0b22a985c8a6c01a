"""The code that a learner starts from: the entry with its types and shapes, nothing else."""

from collections.abc import Iterator
from typing import assert_never

from problems.dimensions import walk
from problems.package import Problem
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
)

_INDENT = "    "
_LINE = 88


def starter_code(problem: Problem) -> str:
    """Python that defines the entry, states every type, and raises NotImplementedError."""
    entry = problem.entry
    blocks = [_imports(entry)]
    if entry.class_name is not None:
        body = "\n\n".join(_function(f, "", "self") for f in entry.functions)
        head = f'class {entry.class_name}:\n{_INDENT}"""{problem.title}."""\n\n'
        blocks.append(head + _indent(body, 1))
    else:
        for function in entry.functions:
            # Of several functions none is the problem's title.
            title = problem.title if entry.kind == "function" else ""
            blocks.append(_function(function, title, None))
    return "\n\n\n".join(block for block in blocks if block) + "\n"


def annotation(type_: Type) -> str:
    """The Python annotation of a type: shapes and dtypes are not part of it."""
    match type_:
        case Scalar(name="none"):
            return "None"
        case Scalar(name=name):
            return name
        case Array():
            return "np.ndarray"
        case ListOf(item=item):
            return f"list[{annotation(item)}]"
        case SetOf(item=item):
            return f"set[{annotation(item)}]"
        case TupleOf(items=items, rest=rest):
            inner = ", ".join(map(annotation, items))
            return "tuple" if items == (Anything(),) else f"tuple[{inner}{', ...' * rest}]"
        case DictOf(key=Anything()):
            return "dict"
        case DictOf(key=key, value=value):
            return f"dict[{annotation(key)}, {annotation(value)}]"
        case OneOf(options=options):
            return " | ".join(map(annotation, options))
        case Anything():
            return "object"
        case Rng():
            return "np.random.Generator"
        case FunctionOf(parameters=parameters, returns=returns):
            return f"Callable[[{', '.join(map(annotation, parameters))}], {annotation(returns)}]"
        case ObjectOf(class_name=name):
            return f'"{name}"'
    assert_never(type_)


def describe_type(type_: Type) -> str:
    """A type in words where arrays are concerned: `float64 array of shape (n, d)`."""
    match type_:
        case Array(dtype=dtype, shape=None):
            return f"{dtype} array of any shape"
        case Array(dtype=dtype, shape=()):
            return f"{dtype} scalar"
        case Array(dtype=dtype, shape=shape, axes=axes) if shape is not None:
            ending = "," if len(shape) == 1 and not type_.has_batch else ""
            return f"{dtype} array of shape ({axes}{ending})"
        case OneOf(options=options):
            return ", or ".join(map(describe_type, options))
        case TupleOf(items=items, rest=False):
            return f"tuple: {'; '.join(map(describe_type, items))}"
        case Scalar(name="none"):
            return "None"
        case Rng():
            return "random generator"
    return str(type_)


def _imports(entry: Entry) -> str:
    used = {type(part) for part in _types(entry)}
    lines = ["from collections.abc import Callable", ""] if FunctionOf in used else []
    return "\n".join([*lines, "import numpy as np"])


def _types(entry: Entry) -> Iterator[Type]:
    for function in entry.functions:
        for parameter in function.parameters:
            yield from walk(parameter.type)
        if function.returns is not None:
            yield from walk(function.returns)


def _function(function: Function, title: str, first: str | None) -> str:
    name = function.name if function.name != "__init__" else "the constructor"
    body = [
        *_docstring(function, title),
        f'{_INDENT}raise NotImplementedError("{name} is not written yet")',
    ]
    return "\n".join([_head(function, first), *body])


def _docstring(function: Function, title: str) -> list[str]:
    """The title over shapes in words; for a method its signature where that fits a line."""
    signature = f'{_INDENT}"""{function}"""'
    if not title and len(signature) + len(_INDENT) <= _LINE:
        return [signature]
    summary = title or f"The shapes of {function.name}"
    return [f'{_INDENT}"""{summary}.', *_sections(function), f'{_INDENT}"""']


def _head(function: Function, first: str | None) -> str:
    parameters = [f"{p.name}: {annotation(p.type)}" for p in function.parameters]
    if first:
        parameters.insert(0, first)
    returns = "None" if function.returns is None else annotation(function.returns)
    line = f"def {function.name}({', '.join(parameters)}) -> {returns}:"
    if len(line) + len(_INDENT) * bool(first) <= _LINE:
        return line
    inner = "".join(f"{_INDENT}{parameter},\n" for parameter in parameters)
    return f"def {function.name}(\n{inner}) -> {returns}:"


def _sections(function: Function) -> Iterator[str]:
    if function.parameters:
        yield ""
        yield f"{_INDENT}Args:"
        for parameter in function.parameters:
            yield f"{_INDENT * 2}{parameter.name}: {describe_type(parameter.type)}"
    if function.returns is not None:
        yield ""
        yield f"{_INDENT}Returns:"
        yield f"{_INDENT * 2}{describe_type(function.returns)}"


def _indent(text: str, levels: int) -> str:
    return "\n".join(_INDENT * levels + line if line else line for line in text.splitlines())
