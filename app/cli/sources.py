"""Files that commands send to a server."""

import json
import sys
from pathlib import Path
from typing import Any

from app.cli.terminal import fail

USAGE = 2


def read_code(file: Path) -> str:
    """The source in `file` (`-`: standard input); exits 2 where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.", USAGE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fail(f"{file}:{line}: not UTF-8; save the file in UTF-8.", USAGE)


def read_cases(file: Path) -> Any:
    """The JSON of own inputs in `file`; exits 2 where it cannot be read."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.", USAGE)
    except ValueError as error:
        fail(f'{file} is not JSON ({error}); write [{{"args": {{"x": "[1, 2]"}}}}].', USAGE)
