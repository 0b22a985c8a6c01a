"""What each errand has at hand, and the two that only look."""

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.authoring.outcome import Verification
from app.authoring.trial import Level, Round
from app.authoring.verify import Request, verify
from app.db.engine import Database
from app.db.models import Errand
from app.services import catalogue, rejudging, verifications
from app.services.rejudging import Judged, Work
from judge.doctor import diagnose
from judge.errors import JudgeCancelled
from judge.run import Judge
from problems.cases import Salt
from problems.package import Problem as Package


class DoesNot(Exception):
    """An errand that cannot be done, in words for who asked."""


@dataclass(frozen=True)
class Came:
    """What came of an errand: a sentence, and the figures behind it as JSON."""

    message: str
    result: dict[str, Any]


@dataclass
class Desk:
    """The database and the judge that an errand works with; `progress` is what pages show.

    Who does errands that need no judge has none.
    """

    database: Database
    own_judge: Judge | None
    stopped: threading.Event
    progress: str | None = None

    @property
    def judge(self) -> Judge:
        """The judge, for the kinds of errands that ask for one."""
        assert self.own_judge is not None, "this process does no errands that judge"
        return self.own_judge

    def tell(self, what: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is.

        Raises:
            JudgeCancelled: the worker stops.
        """
        if self.stopped.is_set():
            raise JudgeCancelled
        self.progress = (f"{what}: {done} of {total}" if total else what)[:200]

    def judge_again(self, package: Package, salt: Salt, works: Sequence[Work]) -> list[Judged]:
        """Judge submissions in the shadow, one at a time: learners wait beside.

        Raises:
            JudgeError: this machine cannot judge. JudgeCancelled: the worker stops.
        """
        return rejudging.judge_again(
            self.judge,
            package,
            salt,
            works,
            lambda done, total: self.tell(f"judging {package.slug} again", done, total),
            at_once=1,
            is_cancelled=self.stopped.is_set,
        )


def verify_version(desk: Desk, errand: Errand) -> Came:
    """Verify the current version of a problem at the level that was asked for, and keep it."""
    with desk.database.session() as session:
        row = catalogue.find_any(session, errand.about)
        assert row.current_version_id is not None
        version_id = row.current_version_id
        package = catalogue.package(session, version_id)
    result = verify_files(desk, package.slug, package.files, Level(errand.wanted["level"]))
    found = result.to_json()
    with desk.database.transaction() as session:
        verifications.store(session, version_id, found)
    count = len(result.findings)
    state = "in order" if result.is_publishable else "not in order"
    return Came(f"{package.slug} is {state}: {count} findings at level {result.level}.", found)


def selftest(desk: Desk, errand: Errand) -> Came:
    """Run every hostile probe in a sandbox of its own, on this worker's machine."""
    desk.tell("probing the sandbox")
    found = diagnose()
    escaped = [probe.name for probe in found.probes if not probe.is_blocked]
    sentence = (
        f"The sandbox holds at level {found.level}: all {len(found.probes)} probes were blocked."
        if found.is_safe
        else f"THE SANDBOX DOES NOT HOLD: {', '.join(escaped) or found.fault or 'a layer lacks'}."
    )
    layers = [asdict(layer) for layer in found.layers]
    probes = [asdict(probe) for probe in found.probes]
    return Came(sentence, {"is_safe": found.is_safe, "layers": layers, "probes": probes})


def verify_files(
    desk: Desk, slug: str, files: Mapping[str, bytes], level: Level, salts: tuple[Round, ...] = ()
) -> Verification:
    """Verification of a package that is not in the library's folder.

    Raises:
        JudgeCancelled: the worker stops.
    """
    with _folder_of(slug, files) as folder:
        request = Request(
            [folder],
            level,
            salts=salts,
            on_progress=lambda _, part, done, total: desk.tell(part, done, total),
            is_cancelled=desk.stopped,
        )
        (result,) = verify(request)
    if desk.stopped.is_set():
        raise JudgeCancelled
    return result


@contextmanager
def _folder_of(slug: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    """The files in a folder of their own; their names were checked when they were read."""
    with tempfile.TemporaryDirectory(prefix="ndjudge-errand-") as scratch:
        folder = Path(scratch) / slug
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield folder
