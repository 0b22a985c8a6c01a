"""Is a package ready to be published? Every check, and the report of them."""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app.authoring.lessons import is_chapter, lint_lesson, run_lesson, verification
from app.authoring.library import library_folders
from app.authoring.measuring import TRIAL_CHECKS, measure
from app.authoring.memory import Memory
from app.authoring.oracles import oracle_of
from app.authoring.outcome import TrialOutcome, Verification, Waived
from app.authoring.trial import PUBLIC, Level, Round, Trial, TrialCheck, throw_away
from app.errors import Invalid
from judge.run import Judge
from problems.errors import PackageError, Place
from problems.lint import CHECKS as LINT_CHECKS
from problems.lint import Check, Finding, Severity, lint_folder
from problems.lint.lessons import LESSON_CHECKS, LessonCheck
from problems.load import load_folder, read_folder
from problems.package import Problem, Waiver
from problems.schema import did_you_mean

__all__ = ["CHECKS", "Level", "Request", "Verification", "parse_ids", "verify"]

CHECKS: tuple[Check | TrialCheck | LessonCheck, ...] = (
    *LINT_CHECKS,
    *TRIAL_CHECKS,
    *LESSON_CHECKS,
)

# (package, part of the work that has begun, done, total); total is 0 where nobody knows.
OnProgress = Callable[[str, str, int, int], None]


@dataclass(frozen=True)
class Request:
    """What to verify, and how far; a folder is a problem's or that of a chapter with a lesson.

    Attributes:
        only: ids of the checks that count; all when empty. Mutants and extra inputs are then
            made only if a check asks for them.
        jobs: how many children of the sandbox work at once.
        memory: recalls and keeps the outcomes of trials; None runs everything.
        salts: further rounds, such as the salt of the site that is published to.
    """

    folders: Sequence[Path]
    level: Level = Level.FAST
    only: Collection[str] = ()
    jobs: int = 1
    memory: Memory | None = None
    salts: tuple[Round, ...] = ()
    on_progress: OnProgress = lambda slug, part, done, total: None
    is_cancelled: threading.Event = field(default_factory=threading.Event)


def parse_ids(text: str) -> frozenset[str]:
    """The check ids of a list such as `S01,W03`.

    Raises:
        Invalid: one is no check.
    """
    known = [check.id for check in CHECKS]
    wanted = frozenset(part.strip().upper() for part in text.split(",") if part.strip())
    for identifier in sorted(wanted):
        if identifier not in known:
            raise Invalid(
                f'There is no check "{identifier}".{did_you_mean(identifier, known)} '
                f"Known are {', '.join(sorted(known))}."
            )
    return wanted


def verify(
    request: Request, on_done: Callable[[Verification], None] | None = None
) -> list[Verification]:
    """Verify packages, several at a time where there are several jobs.

    `on_done` is called with each result as soon as it is there. The results are in the order of
    the folders.

    Raises:
        JudgeError: this machine cannot judge; nothing is known about the packages.
    """
    known = [folder.name for folder in library_folders()]
    lanes = max(min(request.jobs, len(request.folders)), 1)
    with ExitStack() as stack:
        judges = _Judges(stack, lanes, max(request.jobs // lanes, 1))
        if lanes == 1:
            return [
                _told(_verify_one(folder, request, known, judges), on_done)
                for folder in request.folders
            ]
        pool = stack.enter_context(ThreadPoolExecutor(lanes))
        stack.callback(request.is_cancelled.set)
        work = [
            pool.submit(_verify_one, folder, request, known, judges) for folder in request.folders
        ]
        stack.callback(lambda: [each.cancel() for each in work])
        for each in as_completed(work):
            _told(each.result(), on_done)
        return [each.result() for each in work]


def _told(result: Verification, on_done: Callable[[Verification], None] | None) -> Verification:
    if on_done is not None:
        on_done(result)
    return result


class _Judges:
    """A judge for each thread, made when it first runs author code."""

    def __init__(self, stack: ExitStack, count: int, slots: int) -> None:
        self._stack = stack
        self._slots = slots
        self._lock = threading.Lock()
        self._free: list[Judge] = []

    def take(self) -> Judge:
        with self._lock:
            if self._free:
                return self._free.pop()
        judge = Judge(self._slots)
        judge.start()
        with self._lock:
            self._stack.callback(judge.close)
        return judge

    def give_back(self, judge: Judge) -> None:
        with self._lock:
            self._free.append(judge)


def _verify_one(folder: Path, request: Request, known: list[str], judges: _Judges) -> Verification:
    if is_chapter(folder):
        return _verify_lesson(folder, request, judges)
    began = time.monotonic()
    slug = folder.resolve().name
    findings = lint_folder(folder, known)
    problem = _loaded(folder)
    trial, is_recalled = TrialOutcome(), False
    if problem is not None and request.level is not Level.LINT:
        trial, is_recalled = _tried(folder, problem, request, judges)
    findings += trial.findings
    waivers = problem.waivers if problem is not None else ()
    findings += _unknown_waivers(waivers)
    chosen = _chosen(findings, request.only)
    return Verification(
        slug=slug,
        level=request.level,
        findings=tuple(f for f in chosen if _waiver(f, waivers) is None),
        waived=tuple(
            Waived(f, found.reason, found.until) for f in chosen if (found := _waiver(f, waivers))
        ),
        trial=trial,
        oracle=oracle_of(slug),
        seconds=time.monotonic() - began,
        is_recalled=is_recalled,
    )


def _verify_lesson(folder: Path, request: Request, judges: _Judges) -> Verification:
    began = time.monotonic()
    findings = lint_lesson(folder)
    if not findings and request.level is not Level.LINT:
        judge = judges.take()
        try:
            findings = run_lesson(folder, judge)
        finally:
            judges.give_back(judge)
    return verification(folder, request.level, _chosen(findings, request.only), began)


def _loaded(folder: Path) -> Problem | None:
    """The package; None where it cannot be loaded, which lint has reported."""
    try:
        return load_folder(folder)
    except PackageError:
        return None


def _tried(
    folder: Path, problem: Problem, request: Request, judges: _Judges
) -> tuple[TrialOutcome, bool]:
    """The outcome of the package's trial, and whether it was recalled."""
    # A site's own salt is no part of a key: outcomes under it are never written down.
    memory = request.memory if not request.only and not request.salts else None
    key = memory.key(read_folder(folder), problem.slug, request.level) if memory else ""
    if memory is not None and (known := memory.recall(key)) is not None:
        return known, True
    judge = judges.take()
    part = ""

    def begin(name: str) -> None:
        nonlocal part
        part = name
        if request.is_cancelled.is_set():
            raise KeyboardInterrupt
        request.on_progress(problem.slug, name, 0, 0)

    try:
        more = throw_away(problem) if request.level is Level.FULL else ()
        trial = Trial(
            judge,
            problem,
            (PUBLIC, *more, *request.salts),
            lambda done, total: request.on_progress(problem.slug, part, done, total),
        )
        outcome = measure(trial, request.level, request.only, begin)
    finally:
        judges.give_back(judge)
    if memory is not None:
        memory.keep(key, outcome)
    return outcome, False


def _unknown_waivers(waivers: tuple[Waiver, ...]) -> Iterator[Finding]:
    known = [check.id for check in CHECKS]
    for waiver in waivers:
        if waiver.check not in known:
            message = f'[[waive]] names "{waiver.check}".{did_you_mean(waiver.check, known)}'
            message += " `ndjudge problem explain` lists all checks."
            yield Finding("L17", Severity.ERROR, Place("problem.toml"), message)


def _waiver(finding: Finding, waivers: tuple[Waiver, ...]) -> Waiver | None:
    """The waiver that sets a finding aside; one that has ended is a finding itself (L17)."""
    return next((each for each in waivers if each.check == finding.id and each.is_valid), None)


def _chosen(findings: list[Finding], only: Collection[str]) -> list[Finding]:
    order = list(Severity)
    kept = [f for f in findings if not only or f.id in only]
    return sorted(kept, key=lambda f: order.index(f.severity))
