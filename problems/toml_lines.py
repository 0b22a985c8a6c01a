"""Where each key of a TOML text stands: `tomllib` gives values without lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<newline>\n)"
    r"|(?P<mark>[][{}=,.])"
    r"|(?P<word>[^\s\[\]{}=,.#\"']+)"
    r"|(?P<space>[^\S\n]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


def key_lines(text: str) -> dict[Path, int]:
    """Map the path of each table, key and array element to its line, counted from 1.

    The path of `[[sources]]`'s second `name` is `("sources", 1, "name")`. The text must be
    valid TOML; of any other text only a part is found.
    """
    reader = _Reader(list(_tokens(text)))
    reader.document()
    return reader.lines


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """The line of `path`, or of the nearest table or key that holds it."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind not in {"comment", "space"}:
            yield kind, match.group(), line
        line += match.group().count("\n")


@dataclass
class _Reader:
    tokens: list[tuple[str, str, int]]
    position: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)

    def peek(self) -> tuple[str, str, int]:
        if self.position < len(self.tokens):
            return self.tokens[self.position]
        return "end", "", 0

    def next(self) -> tuple[str, str, int]:
        token = self.peek()
        self.position += 1
        return token

    def document(self) -> None:
        table: Path = ()
        while self.peek()[0] != "end":
            kind, text, line = self.peek()
            if kind == "newline":
                self.next()
            elif text == "[":
                table = self.header(line)
            else:
                self.pair(table)

    def header(self, line: int) -> Path:
        self.next()
        repeated = self.peek()[1] == "["
        if repeated:
            self.next()
        path = self.resolve(self.key("]"))
        if repeated:
            self.next()
            self.counts[path] = self.counts.get(path, -1) + 1
            self.lines.setdefault(path, line)
            path = (*path, self.counts[path])
        self.lines.setdefault(path, line)
        return path

    def resolve(self, names: Path) -> Path:
        """Put the index of the current element after each name that is an array of tables."""
        path: Path = ()
        for position, name in enumerate(names):
            path = (*path, name)
            if path in self.counts and position < len(names) - 1:
                path = (*path, self.counts[path])
        return path

    def key(self, end: str) -> Path:
        names: list[str | int] = []
        while self.peek()[1] != end and self.peek()[0] not in {"end", "newline"}:
            kind, text, _ = self.next()
            if kind in {"text", "word"}:
                names.append(text[1:-1] if kind == "text" else text)
        if self.peek()[1] == end:
            self.next()
        return tuple(names)

    def pair(self, table: Path) -> None:
        line = self.peek()[2]
        names = self.key("=")
        path = table
        for name in names:
            path = (*path, name)
            self.lines.setdefault(path, line)
        self.value(path)

    def value(self, path: Path) -> None:
        match self.peek()[1]:
            case "[":
                self.array(path)
            case "{":
                self.inline_table(path)
            case _:
                # A bare value such as 1.5 or 2024-01-01 is several tokens.
                while self.peek()[1] not in {",", "]", "}"} and (
                    self.peek()[0] not in {"newline", "end"}
                ):
                    self.next()

    def array(self, path: Path) -> None:
        self.next()
        index = 0
        while self.peek()[0] != "end":
            kind, text, line = self.peek()
            if text == "]":
                self.next()
                return
            if kind == "newline" or text == ",":
                self.next()
                continue
            self.lines[(*path, index)] = line
            self.value((*path, index))
            index += 1

    def inline_table(self, path: Path) -> None:
        self.next()
        while self.peek()[0] != "end":
            kind, text, _ = self.peek()
            if text == "}":
                self.next()
                return
            if kind == "newline" or text == ",":
                self.next()
                continue
            self.pair(path)
