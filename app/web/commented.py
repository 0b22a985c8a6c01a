"""A submission's code cut at the lines that somebody has said something about."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexers.python import PythonLexer

from app.services.comments import Thread


@dataclass(frozen=True)
class Part:
    """Lines of code from number `first` on, and what was said about the last of them."""

    first: int
    lines: tuple[Markup, ...]
    thread: Thread | None


def parts_of(code: bytes, threads: Sequence[Thread]) -> list[Part]:
    """The code in parts, each but the last ending with a line that has a thread."""
    text = code.decode("utf-8", "replace")
    # The formatter closes every element at the end of its line, so lines can be parted.
    html = highlight(text, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
    lines = [Markup(line) for line in html.removesuffix("\n").split("\n")]  # noqa: S704
    parts, done = [], 0
    for thread in threads:
        parts.append(Part(done + 1, tuple(lines[done : thread.line]), thread))
        done = thread.line
    if done < len(lines):
        parts.append(Part(done + 1, tuple(lines[done:]), None))
    return parts
