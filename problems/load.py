"""Load packages from folders: one problem, one chapter, the whole library."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from problems.documents import decode
from problems.errors import PackageError, Place
from problems.package import Chapter, Library, Problem
from problems.parse import REQUIRED_FILES, parse_package
from problems.schema import CHAPTER
from problems.settings import read_toml

LIBRARY_ROOT = Path(__file__).parent / "library"
MAX_FILE_BYTES = 1 << 20


def load_library(root: Path = LIBRARY_ROOT) -> Library:
    """Load every chapter and problem under `root`.

    Raises:
        PackageError: the first fault found; its place is a path that can be opened.
    """
    problems: dict[str, Problem] = {}
    chapters: dict[str, Chapter] = {}
    for folder in chapter_folders(root):
        chapter = load_chapter(folder)
        if chapter.slug in chapters:
            other = chapters[chapter.slug].collection
            message = f'the collection "{other}" has a chapter of this name; rename one folder.'
            raise PackageError(Place(_shown(folder)), message, "L04")
        chapters[chapter.slug] = chapter
        for problem_folder in problem_folders(folder):
            problem = load_folder(problem_folder)
            if problem.slug in problems:
                other = problems[problem.slug].chapter
                message = f'the chapter "{other}" has a problem of this name; rename one folder.'
                raise PackageError(Place(_shown(problem_folder)), message, "L04")
            problems[problem.slug] = problem
    return Library(problems, chapters)


def load_folder(path: Path) -> Problem:
    """Load the package in the folder `path`; the two folders above name chapter and collection.

    Raises:
        PackageError: the first fault found; its place is a path that can be opened.
    """
    path = path.resolve()
    try:
        return load_package(
            read_folder(path),
            slug=path.name,
            collection=path.parent.parent.name,
            chapter=path.parent.name,
        )
    except PackageError as error:
        raise _placed(error, path) from error


def load_package(
    files: Mapping[str, bytes], *, slug: str, collection: str, chapter: str
) -> Problem:
    """Make a problem of a package's files, named relative to its folder.

    Raises:
        PackageError: the first fault found; `problems.lint` reports all.
    """
    problem, faults = parse_package(files, slug=slug, collection=collection, chapter=chapter)
    if problem is None:
        raise faults[0]
    return problem


def read_folder(path: Path) -> dict[str, bytes]:
    """The files of a package by their name relative to `path`, hidden files and caches left out.

    Raises:
        PackageError: there is no such folder, or a file is a link or too large.
    """
    if not path.is_dir():
        message = "there is no such folder; give a slug of the library or a package's folder."
        raise PackageError(Place(str(path)), message, "L05")
    files: dict[str, bytes] = {}
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") or part == "__pycache__" for part in name.split("/")):
            continue
        if file.is_symlink():
            raise PackageError(Place(name), "links are not followed; put the file itself.", "L06")
        if file.is_file():
            content = file.read_bytes()
            if len(content) > MAX_FILE_BYTES:
                message = f"the file has {len(content)} bytes; at most {MAX_FILE_BYTES} are read."
                raise PackageError(Place(name), message, "L06")
            files[name] = content
    return files


def chapter_folders(root: Path) -> Iterator[Path]:
    """The folders `<collection>/<chapter>` under `root` that hold something."""
    for folder in sorted(root.glob("*/*/")):
        hidden = folder.name.startswith((".", "_")) or folder.parent.name.startswith((".", "_"))
        if not hidden and ((folder / "chapter.toml").exists() or any(problem_folders(folder))):
            yield folder


def problem_folders(chapter: Path) -> Iterator[Path]:
    """The problem folders of a chapter: those that hold a file which only a package has."""
    for folder in sorted(chapter.glob("*/")):
        if any((folder / name).exists() for name in REQUIRED_FILES):
            yield folder


def load_chapter(folder: Path) -> Chapter:
    """Load `chapter.toml` and `lesson.md`; a folder without the former gets its name as title.

    Raises:
        PackageError: the first fault found; its place is a path that can be opened.
    """
    try:
        return _chapter(folder)
    except PackageError as error:
        raise _placed(error, folder) from error


def _chapter(folder: Path) -> Chapter:
    slug, collection = folder.name, folder.parent.name
    file, lesson_file = folder / "chapter.toml", folder / "lesson.md"
    lesson = decode("lesson.md", lesson_file.read_bytes()) if lesson_file.exists() else None
    if not file.exists():
        title = slug.replace("-", " ").capitalize()
        return Chapter(slug, collection, title, order=10_000, summary="", lesson=lesson)
    settings = read_toml("chapter.toml", file.read_bytes(), CHAPTER)
    values = settings.values
    if not settings.faults and values.get("collection", collection) != collection:
        message = f'the chapter stands in the folder "{collection}"; write that or leave it out.'
        settings.fault(("collection",), message, "L04")
    if settings.faults:
        raise settings.faults[0]
    return Chapter(
        slug=slug,
        collection=collection,
        title=values["title"],
        order=values["order"],
        summary=values["summary"],
        prerequisites=tuple(values.get("prerequisites", ())),
        lesson=lesson,
    )


def _placed(error: PackageError, folder: Path) -> PackageError:
    """The same fault, its file as a path that can be opened from here."""
    place = Place(_shown(folder / error.place.file), error.place.line)
    return PackageError(place, error.message, error.check)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
