"""From `walkthrough.md` and the code of the package to steps, or to every fault in the way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from problems import syntax
from problems.package import Problem
from problems.schema import did_you_mean
from problems.walkthrough.blocks import Block, Section, sections
from problems.walkthrough.growth import Growth, Misplaced, scopes
from problems.walkthrough.steps import Example, Step, Value, Walkthrough

FILE = "walkthrough.md"
WHOLE, GROWS = "G01", "G02"

_CODE = re.compile(r"\s+code=(\S+)\s*")
_CAPTION = re.compile(r"\s+#\s+")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a walkthrough: id of the check, line of the text, why."""

    check: str
    line: int
    message: str


def walkthrough_of(problem: Problem) -> Walkthrough | None:
    """The problem's walkthrough; None where it has none, or one that lint finds fault with."""
    if not problem.walkthrough:
        return None
    files = {f"solutions/{s.id.replace('-', '_')}.py": s.source for s in problem.solutions}
    return read(problem.walkthrough, {"reference.py": problem.reference, **files})[0]


def read(text: str, files: Mapping[str, str]) -> tuple[Walkthrough | None, list[Fault]]:
    """Read a walkthrough; it is None when there are faults.

    Args:
        files: the code that it may grow, by file name; all of it parses.
    """
    opening, *rest = sections(text)
    faults = [fault for section in (opening, *rest) for fault in _block_faults(section)]
    if not rest:
        faults.append(Fault(WHOLE, 1, 'there is no step; begin each with a heading "## …".'))
    source, fault = _source(opening, files)
    if fault is not None:
        faults.append(fault)
    if faults or source is None:
        return None, faults
    begun = opening.block("example")
    assert begun is not None
    example = _example(begun)
    growth = Growth(source, files[source])
    steps: list[Step] = []
    for section in rest:
        made = _step(section, growth, steps[-1].example if steps else example)
        if isinstance(made, Fault):
            return None, [made]
        steps.append(made)
    if growth.missing is not None:
        number, line = growth.missing
        message = f'line {number} of {source}, "{line}", is in no step; add it to one.'
        return None, [Fault(GROWS, rest[-1].line, message)]
    return Walkthrough(opening.prose, source, example, tuple(steps)), []


def _block_faults(section: Section) -> Iterator[Fault]:
    endless = next((each for each in section.blocks if not each.is_closed), None)
    if endless is not None:
        yield Fault(WHOLE, endless.line, "this block never ends; close it with ``` at the margin.")
        return
    needed = ("example",) if section.title is None else ("lines", "values")
    for kind in needed:
        if section.block(kind) is None:
            where = "the opening" if section.title is None else f'the step "{section.title}"'
            yield Fault(WHOLE, section.line, f"{where} has no block ```{kind}; {_FOR[kind]}")
    seen: set[str] = set()
    for block in section.blocks:
        if not block.body.strip():
            yield Fault(WHOLE, block.line, f"the block is empty; {_FOR[block.kind]}")
        elif block.kind in seen:
            yield Fault(WHOLE, block.line, f"a section has one ```{block.kind}; join the two.")
        elif section.title is None and block.kind != "example":
            message = f'```{block.kind} belongs to a step; put a heading "## …" before it.'
            yield Fault(WHOLE, block.line, message)
        elif section.title is not None and block.rest.strip():
            yield Fault(
                WHOLE, block.line, f"write ```{block.kind} alone; the opening has the rest."
            )
        else:
            yield from _python_faults(block)
        seen.add(block.kind)


_FOR = {
    "example": "give the calls that each step runs.",
    "lines": "give the lines of code that the step brings.",
    "values": "name what the step shows, one expression a line.",
}


def _python_faults(block: Block) -> Iterator[Fault]:
    if block.kind == "example":
        try:
            syntax.parse(block.body)
        except (SyntaxError, ValueError, RecursionError) as error:
            line = block.line + (getattr(error, "lineno", None) or 1)
            yield Fault(WHOLE, line, f"{getattr(error, 'msg', None) or error}; this is not Python.")
    elif block.kind == "values":
        for value in _values(block):
            try:
                syntax.parse(value.expression, "eval")
            except (SyntaxError, ValueError, RecursionError):
                message = f'"{value.expression}" is no expression; write one a line, then # words.'
                yield Fault(WHOLE, value.line, message)


def _source(
    opening: Section, files: Mapping[str, str]
) -> tuple[str, None] | tuple[None, Fault | None]:
    """The file that the steps grow; None without a fault where the block itself is missing."""
    block = opening.block("example")
    if block is None:
        return None, None
    named = _CODE.fullmatch(block.rest)
    if named is None:
        message = "name the file whose lines the steps bring: ```example code=reference.py."
        return None, Fault(GROWS, block.line, message)
    if named[1] not in files:
        near = did_you_mean(named[1], files)
        message = f'"{named[1]}" is neither reference.py nor a file of solutions/.{near}'
        return None, Fault(GROWS, block.line, message)
    return named[1], None


def _step(section: Section, growth: Growth, example: Example) -> Step | Fault:
    lines, values, own = (section.block(kind) for kind in ("lines", "values", "example"))
    assert section.title is not None
    assert lines is not None
    assert values is not None
    brought = [
        (text.rstrip(), lines.line + number)
        for number, text in enumerate(lines.body.splitlines(), 1)
        if text.strip()
    ]
    try:
        growth.take([text for text, _ in brought], [line for _, line in brought])
    except Misplaced as error:
        return Fault(GROWS, brought[error.index][1], str(error))
    code, new, origins = growth.code()
    fault = _compile_fault(code, origins, lines)
    if fault is not None:
        return fault
    return Step(
        title=section.title,
        text=section.prose,
        code=code,
        new=new,
        origins=origins,
        scopes=scopes(code, new[-1]),
        example=example if own is None else _example(own),
        is_own=own is not None,
        values=tuple(_values(values)),
    )


def _compile_fault(code: str, origins: tuple[int | None, ...], lines: Block) -> Fault | None:
    try:
        syntax.parse(code)
    except (SyntaxError, ValueError, RecursionError) as error:
        at = getattr(error, "lineno", None) or 0
        line = origins[at - 1] if 0 < at <= len(origins) else None
        message = f"the code of this step is not Python: {getattr(error, 'msg', None) or error}."
        return Fault(WHOLE, line or lines.line, message)
    return None


def _example(block: Block) -> Example:
    return Example(block.body.rstrip("\n"), block.line + 1)


def _values(block: Block) -> Iterator[Value]:
    for number, text in enumerate(block.body.splitlines(), 1):
        if text.strip():
            expression, *caption = _CAPTION.split(text.strip(), maxsplit=1)
            yield Value(expression, "".join(caption), block.line + number)
