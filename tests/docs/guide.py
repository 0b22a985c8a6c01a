"""The authors' guide as data: the files that it prints and the commands that it gives."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "authoring.md"
PACKAGE = "geometric-mean"

_BLOCK = re.compile(r"(?:^`(?P<file>\S+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Written:
    """A file that the reader writes; its path begins with the package's folder."""

    file: str
    text: str


@dataclass(frozen=True)
class Command:
    """A line after `$`, with the remark that stands behind it."""

    words: tuple[str, ...]
    remark: str


def steps() -> Iterator[Written | Command]:
    """What the reader does, from top to bottom."""
    for block in _BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        if block["file"]:
            yield Written(block["file"], block["text"])
        elif block["kind"] == "console":
            for line in re.findall(r"^\$ (.*)$", block["text"], re.M):
                text, _, remark = line.partition("    # ")
                yield Command(tuple(shlex.split(text)), remark)


def write_files(folder: Path) -> Path:
    """Write the finished package into `folder`; the path of the package."""
    for step in steps():
        if isinstance(step, Written):
            target = folder / step.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.text, encoding="utf-8")
    return folder / PACKAGE
