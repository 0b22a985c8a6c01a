"""Packages in the database: all files of a version in one archive, loaded at most once."""

import io
import threading
import zipfile
from collections import OrderedDict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import models
from app.errors import NotFound
from problems.load import load_package
from problems.package import Problem

KEPT = 512
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip archive; equal files give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    """The files of an archive that `pack` made."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def package(session: Session, version_id: int) -> Problem:
    """The package of a version; kept in memory by its hash.

    Raises:
        NotFound: there is no such version.
    """
    found = session.execute(
        select(
            models.ProblemVersion.package_hash,
            models.Problem.slug,
            models.Problem.collection,
            models.Problem.chapter,
        )
        .join(models.Problem, models.Problem.id == models.ProblemVersion.problem_id)
        .where(models.ProblemVersion.id == version_id)
    ).one_or_none()
    if found is None:
        raise NotFound(f"There is no problem version {version_id}.")
    package_hash, slug, collection, chapter = found
    key = (package_hash, slug, collection, chapter)
    kept = _packages.get(key)
    if kept is not None:
        return kept
    archive = session.scalars(
        select(models.ProblemVersion.files).where(models.ProblemVersion.id == version_id)
    ).one()
    loaded = load_package(unpack(archive), slug=slug, collection=collection, chapter=chapter)
    _packages.put(key, loaded)
    return loaded


def misconception_message(session: Session, problem: models.Problem, identifier: str) -> str:
    """What a learner is told of a catalogued mistake, in the words of the current version."""
    assert problem.current_version_id is not None
    found = package(session, problem.current_version_id).misconception(identifier)
    # A newer version of the problem may have dropped the mistake from its catalogue.
    return identifier.replace("-", " ") if found is None else found.message


class _Packages:
    """The packages used last; a package is immutable, so threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Problem] = OrderedDict()

    def get(self, key: tuple[str, ...]) -> Problem | None:
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: tuple[str, ...], problem: Problem) -> None:
        with self._lock:
            self._kept[key] = problem
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


_packages = _Packages()
