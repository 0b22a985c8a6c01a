"""Mutants of a reference: the same file with one small mistake, as a text that reads like it.

An edit replaces a span of the text, so a mutant differs from the reference in one line and its
diff is what a person would have typed. Mutants that compile to the reference's own code are left
out, and of two that are the same program one is kept.
"""

import ast
import hashlib
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

from app.authoring.mutations import Edit, edits
from problems import syntax
from problems.settings import squeeze

MOST_MUTANTS = 200


@dataclass(frozen=True)
class Mutant:
    """One mutant: `line` (its number is `number`) is `becomes` there.

    `id` is made of the two lines, so it stays when other parts of the file change.
    """

    id: str
    kind: str
    number: int
    line: str
    becomes: str
    source: str

    @property
    def diff(self) -> str:
        """The change as two lines."""
        return f"- {self.line}\n+ {self.becomes}"


def mutants_of(source: str) -> list[Mutant]:
    """The mutants of a file, in the order of its lines; at most `MOST_MUTANTS`.

    Where there are more, a fixed choice by hash is kept, so that a score does not depend on luck.
    """
    original = syntax.parse(source)
    seen = {ast.dump(original)}
    same_code = _code_key(source)
    found: dict[str, Mutant] = {}
    for edit in edits(original, source):
        text = _applied(source, edit)
        if text is None:
            continue
        dump = ast.dump(syntax.parse(text))
        if dump in seen or _code_key(text) == same_code:
            continue
        seen.add(dump)
        mutant = _mutant(source, text, edit)
        found.setdefault(mutant.id, mutant)
    kept = sorted(found.values(), key=lambda mutant: mutant.id)[:MOST_MUTANTS]
    return sorted(kept, key=lambda mutant: (mutant.number, mutant.kind, mutant.id))


def _applied(source: str, edit: Edit) -> str | None:
    """The text with the edit, in brackets where it would else be read differently."""
    before, after = source[: edit.begin], source[edit.end :]
    plain = before + edit.text + after
    if not edit.is_expression:
        return plain if _parses(plain) else None
    bracketed = f"{before}({edit.text}){after}"
    if not _parses(bracketed):
        return plain if _parses(plain) else None
    if _parses(plain) and ast.dump(syntax.parse(plain)) == ast.dump(syntax.parse(bracketed)):
        return plain
    return bracketed


def _parses(text: str) -> bool:
    try:
        syntax.parse(text)
    except SyntaxError:
        return False
    return True


def _mutant(source: str, text: str, edit: Edit) -> Mutant:
    old, new = _code_lines(source), _code_lines(text)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    line = squeeze(" ".join(old[head : len(old) - tail]))
    becomes = squeeze(" ".join(new[head : len(new) - tail]))
    # The same change of two equal lines makes two mutants.
    place = f"{line}\n{becomes}\n{source[: edit.begin].count(line)}"
    digest = hashlib.sha256(place.encode()).hexdigest()[:6]
    return Mutant(f"M{digest}", edit.kind, head + 1, line, becomes, text)


def _code_lines(text: str) -> list[str]:
    """The lines without their comments."""
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip()
    return lines


def _code_key(text: str) -> object:
    """What the text compiles to, without lines and docstrings: equal keys are equal programs."""
    return _shape(compile(text, "reference.py", "exec", dont_inherit=True, optimize=2))


def _shape(code: CodeType) -> object:
    return (
        code.co_code,
        code.co_names,
        code.co_varnames,
        tuple(_constants(code)),
    )


def _constants(code: CodeType) -> Iterator[object]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield _shape(constant)
        else:
            # 1 == 1.0 == True, and -0.0 == 0.0: the text tells them apart.
            yield repr(constant)
