"""Mutants of a reference: the same file with one small mistake, as a text that reads like it.

An edit replaces a span of the text, so a mutant differs from the reference in one line and its
diff is what a person would have typed. Mutants that compile to the reference's own code are left
out, and of two that are the same program one is kept.
"""

import ast
import dis
import hashlib
import io
import tokenize
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
    same_code = _code_key(original)
    found: dict[str, Mutant] = {}
    for edit in sorted(edits(original, source), key=lambda edit: _rank(source, edit)):
        text, tree = _applied(source, edit)
        if tree is None or (dump := ast.dump(tree)) in seen or _code_key(tree) == same_code:
            continue
        seen.add(dump)
        mutant = _mutant(source, text, edit)
        found.setdefault(mutant.id, mutant)
        if len(found) == MOST_MUTANTS:
            break
    return sorted(found.values(), key=lambda mutant: (mutant.number, mutant.kind, mutant.id))


def _rank(source: str, edit: Edit) -> bytes:
    """A place among all edits that depends on the edit alone."""
    line = source.count("\n", 0, edit.begin)
    return hashlib.sha256(f"{line} {edit.kind} {edit.text}".encode()).digest()


def _applied(source: str, edit: Edit) -> tuple[str, ast.Module | None]:
    """The text with the edit, in brackets where it would else be read differently.

    With it the tree of the text; None where it is no Python.
    """
    before, after = source[: edit.begin], source[edit.end :]
    plain = before + edit.text + after
    tree = _parsed(plain)
    if not edit.is_expression:
        return plain, tree
    bracketed = f"{before}({edit.text}){after}"
    meant = _parsed(bracketed)
    if meant is None or (tree is not None and ast.dump(tree) == ast.dump(meant)):
        return plain, tree
    return bracketed, meant


def _parsed(text: str) -> ast.Module | None:
    try:
        return syntax.parse(text)
    except SyntaxError:
        return None


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


def _code_key(tree: ast.Module) -> object:
    """What the program compiles to, without lines and docstrings: equal keys are equal programs."""
    return _shape(compile(tree, "reference.py", "exec", dont_inherit=True, optimize=2))


def _shape(code: CodeType) -> object:
    """The instructions of a code object; constants that nothing loads do not count."""
    return tuple(
        (instruction.opname, _operand(instruction)) for instruction in dis.get_instructions(code)
    )


def _operand(instruction: dis.Instruction) -> object:
    if instruction.opcode not in dis.hasconst:
        return instruction.arg, instruction.argrepr
    if isinstance(instruction.argval, CodeType):
        return _shape(instruction.argval)
    return instruction.argrepr
