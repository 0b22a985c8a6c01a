"""The small package of `tests/problems`, as folders with changes, for tools of authors."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.problems.conftest import FILES

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Writes the package into a folder of its own; a change is new text, None leaves it out."""

    def write(changes: Mapping[str, str | None] | None = None, under: str = "test") -> Path:
        target = tmp_path / under / "rows" / "scale-rows"
        for file, text in {**FILES, **(changes or {})}.items():
            if text is not None:
                (target / file).parent.mkdir(parents=True, exist_ok=True)
                (target / file).write_bytes(text.encode())
        return target

    return write
