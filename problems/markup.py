"""What a Markdown text of a package contains, read as the site's renderer reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin


@dataclass(frozen=True)
class Formula:
    latex: str
    is_block: bool
    line: int


@dataclass(frozen=True)
class Image:
    address: str
    alternative: str
    line: int


def formulas(text: str) -> Iterator[Formula]:
    """The formulas between `$` and `$$`."""
    for token, line in _tokens(text):
        if token.type.startswith("math_"):
            yield Formula(token.content, token.type != "math_inline", line)


def formula_fault(formula: Formula) -> str | None:
    """Why a formula cannot be turned into MathML, None when it can."""
    try:
        _latex().convert_with_local_state(formula.latex, displaystyle=formula.is_block)
    except LatexError as error:
        return str(error).strip().rstrip(".")
    return None


def raw_html(text: str) -> Iterator[int]:
    """The lines with HTML tags."""
    for token, line in _tokens(text):
        if token.type in {"html_block", "html_inline"}:
            yield line


def images(text: str) -> Iterator[Image]:
    """The pictures, with their alternative text."""
    for token, line in _tokens(text):
        if token.type == "image":
            yield Image(str(token.attrGet("src") or ""), token.content, line)


def python_fences(text: str) -> Iterator[int]:
    """The lines on which a block of Python code begins."""
    for token, line in _tokens(text):
        if token.type == "fence" and token.info.strip().lower() in {"python", "py", "python3"}:
            yield line


def _tokens(text: str) -> Iterator[tuple[Token, int]]:
    """Every block and inline token with the line of its block."""
    for token in _parser().parse(text):
        line = token.map[0] + 1 if token.map else 1
        yield token, line
        for child in token.children or ():
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
            yield child, line


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "typographer": False})
    parser.enable(["table", "strikethrough"])
    dollarmath_plugin(parser, allow_space=True, allow_digits=False, double_inline=True)
    return parser


@cache
def _latex() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)
