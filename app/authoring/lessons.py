"""Is a chapter's lesson ready? Lint, and its worked examples run over the problems' references."""

import time
from collections.abc import Iterator
from pathlib import Path

from app.authoring.library import library_folders
from app.authoring.outcome import TrialOutcome, Verification
from app.authoring.trial import Level
from judge.run import AuthorError, Judge
from problems.errors import Place
from problems.lessons import fill, worked_examples
from problems.lint import Finding, Severity
from problems.lint.lessons import lint_chapter
from problems.load import LIBRARY_ROOT, chapter_folders, load_chapter, load_folder

FILE = "lesson.md"


def lesson_folders(root: Path = LIBRARY_ROOT) -> Iterator[Path]:
    """The folder of every chapter under `root` that has a lesson."""
    return (folder for folder in chapter_folders(root) if (folder / FILE).is_file())


def is_chapter(folder: Path) -> bool:
    """Whether the folder is a chapter with a lesson, and no problem."""
    return (folder / FILE).is_file() and not (folder / "problem.toml").exists()


def lint_lesson(folder: Path) -> list[Finding]:
    """Everything that can be said about a lesson without running it."""
    problems = [each.name for each in library_folders()]
    return lint_chapter(folder, problems, [each.name for each in chapter_folders(LIBRARY_ROOT)])


def run_lesson(folder: Path, judge: Judge) -> list[Finding]:
    """What goes wrong when the worked examples of a lesson without findings are computed."""
    lesson = load_chapter(folder.resolve()).lesson or ""
    homes = {each.name: each for each in library_folders()}
    findings: list[Finding] = []
    for example in worked_examples(lesson):
        problem = load_folder(homes[example.problem])
        try:
            fill(example, judge.worked(problem, example))
        except AuthorError as error:
            place, _, message = str(error).partition(": ")
            line = int(place.rpartition(":")[2])
            findings.append(Finding("K06", Severity.ERROR, Place(FILE, line), message))
        except ValueError as error:
            place_of_text = Place(FILE, example.template_line)
            findings.append(Finding("K06", Severity.ERROR, place_of_text, f"{error}."))
    return findings


def verification(folder: Path, level: Level, findings: list[Finding], began: float) -> Verification:
    """The findings as the result of verifying one chapter."""
    return Verification(
        slug=f"lesson of {folder.resolve().name}",
        level=level,
        findings=tuple(findings),
        waived=(),
        trial=TrialOutcome(),
        oracle="",
        seconds=time.monotonic() - began,
    )
