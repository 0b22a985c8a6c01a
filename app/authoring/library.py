"""Find packages: by slug in the library, or by the path of their folder."""

from collections.abc import Iterator
from pathlib import Path

from app.errors import NotFound
from problems.load import LIBRARY_ROOT, chapter_folders, problem_folders
from problems.schema import did_you_mean


def library_folders(root: Path = LIBRARY_ROOT) -> Iterator[Path]:
    """The folder of every package under `root`, by collection, chapter and slug."""
    for chapter in chapter_folders(root):
        yield from problem_folders(chapter)


def find_folder(name: str, root: Path = LIBRARY_ROOT) -> Path:
    """The folder of a package that is named by a slug of the library or by a path.

    Raises:
        NotFound: there is neither.
    """
    by_slug = {folder.name: folder for folder in library_folders(root)}
    if name in by_slug:
        return by_slug[name]
    path = Path(name)
    if path.is_dir():
        return path.resolve()
    raise NotFound(
        f'There is no problem "{name}" in the library and no folder at that path.'
        f"{did_you_mean(name, by_slug)} `ndjudge problem list` shows all."
    )
