"""The package under preview: read again when a file was saved, judged in the background."""

import threading
from dataclasses import dataclass
from pathlib import Path

from app.db.engine import Database
from app.services import catalogue
from judge.errors import JudgeError
from judge.report import Report
from judge.run import Judge
from problems.errors import PackageError
from problems.lint import Finding, lint_folder
from problems.load import load_chapter, load_folder
from problems.package import Library, Problem
from problems.walkthrough import walkthrough_of

LOOK_EVERY_S = 0.4


@dataclass(frozen=True)
class Told:
    """What a learner would be told who submits a wrong solution; None while it is judged."""

    file: str
    report: Report | None


@dataclass(frozen=True)
class View:
    """What the panel shows. `page` counts versions of the package, `panel` changes of the rest."""

    page: int = 0
    panel: int = 0
    findings: tuple[Finding, ...] = ()
    told: tuple[Told, ...] = ()
    fault: str | None = None


class Bench:
    """Keeps `view` up to date; safe to read from any thread."""

    def __init__(self, folder: Path, database: Database, judge: Judge) -> None:
        self.folder = folder
        self.view = View()
        self._database = database
        self._judge = judge
        self._seen: dict[str, int] = {}

    def watch(self, stopped: threading.Event) -> None:
        """The thread: look for saved files until `stopped`."""
        while not stopped.wait(LOOK_EVERY_S):
            if self._stamps() != self._seen:
                self.refresh()

    def refresh(self) -> None:
        """Read the package again, and judge its wrong solutions."""
        self._seen = self._stamps()
        before, problem, fault = self.view, None, None
        findings: tuple[Finding, ...] = ()
        try:
            findings = tuple(lint_folder(self.folder))
            problem = load_folder(self.folder)
            self._store(problem)
        except (PackageError, JudgeError) as error:
            fault = str(error)
        except OSError as error:
            # An editor was just replacing the file: look again.
            self._seen, fault = {}, str(error)
        waiting = problem.misconceptions if problem is not None and fault is None else ()
        told = tuple(Told(wrong.place.file, None) for wrong in waiting)
        self.view = View(before.page + 1, before.panel + 1, findings, told, fault)
        if problem is not None and told:
            self._judge_wrong(problem)

    def _judge_wrong(self, problem: Problem) -> None:
        told, fault = [], None
        try:
            for wrong in problem.misconceptions:
                report = self._judge.run(problem, wrong.source.encode())
                told.append(Told(wrong.place.file, report))
        except JudgeError as error:
            fault = str(error)
        now = self.view
        self.view = View(now.page, now.panel + 1, now.findings, tuple(told), fault)

    def _store(self, problem: Problem) -> None:
        """Make it the current version of the scratch database, with samples and values of steps."""
        chapter = load_chapter(self.folder.parent)
        samples = catalogue.sample_views(self._judge.samples(problem))
        walkthrough = walkthrough_of(problem)
        steps = walkthrough.steps if walkthrough is not None else ()
        values = [self._judge.step_values(step) for step in steps]
        library = Library({problem.slug: problem}, {chapter.slug: chapter})
        with self._database.transaction() as session:
            catalogue.import_library(session, library)
            for version_id in catalogue.versions_without_samples(session):
                catalogue.store_samples(session, version_id, samples)
            for version_id in catalogue.versions_without_step_values(session):
                catalogue.store_step_values(session, version_id, values)

    def _stamps(self) -> dict[str, int]:
        """When each file of the folder was last written."""
        found: dict[str, int] = {}
        for file in sorted(self.folder.rglob("*")):
            if "__pycache__" in file.parts or file.name.startswith("."):
                continue
            try:
                found[str(file)] = file.stat().st_mtime_ns
            except OSError:  # an editor is just replacing it
                continue
        return found
