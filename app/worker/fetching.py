"""Packages out of a repository: each that can be read becomes an errand that plans it."""

import os
import secrets
import socket
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.orm import Session

from app.authoring.archive import Archive, write_archive
from app.authoring.repository import Source, fetch
from app.db.engine import Database
from app.db.models import Errand, ErrandKind
from app.errors import Conflict
from app.services import audit, errands, publishing
from app.worker.errands import Errands
from app.worker.errands.doing import Came, Desk, DoesNot
from problems.errors import PackageError
from problems.load import load_package

NOWHERE = "it is new, and nothing says where it belongs: give collection and chapter"


@contextmanager
def fetching(database: Database, git_hosts: Collection[str]) -> Iterator[None]:
    """Fetch what authors ask for, from a thread, until the end of the block.

    It runs beside the web server: workers need no way out to the internet, and should have none.

    Args:
        git_hosts: hosts that may be private, see `app.authoring.remote`.
    """
    name = f"{socket.gethostname()[:100]}:{os.getpid()}:{secrets.token_hex(6)}"

    def do(desk: Desk, errand: Errand) -> Came:
        return fetch_packages(desk, errand, git_hosts)

    stopped = threading.Event()
    fetches = Errands(database, None, name, {ErrandKind.FETCH: do})
    thread = threading.Thread(target=fetches.work, args=(stopped,), name="fetching")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def fetch_packages(desk: Desk, errand: Errand, git_hosts: Collection[str]) -> Came:
    """Fetch, read, and ask for the plan of each package; a fault names its file and line."""
    wanted = errand.wanted
    source = Source(wanted["url"], wanted["branch"], wanted["folder"])
    found = fetch(source, git_hosts, lambda: desk.tell("fetching"))
    with desk.database.transaction() as session:
        if errand.user is None:
            raise DoesNot("Who asked for this has left, so nothing was planned.")
        packages = [_ask(session, errand, each) for each in found]
    asked = [each for each in packages if each["errand"] is not None]
    count = "one package" if len(packages) == 1 else f"{len(packages)} packages"
    message = f"Found {count}; {len(asked)} of them can be read and will be verified and planned."
    return Came(message, {"packages": packages})


def _ask(session: Session, errand: Errand, found: Archive) -> dict[str, Any]:
    """The slug with the errand that plans it, or with the fault that it has."""
    assert errand.user is not None
    try:
        collection, chapter = _place(session, errand, found)
        package = load_package(found.files, slug=found.slug, collection=collection, chapter=chapter)
        asked = errands.ask(
            session,
            errand.user,
            ErrandKind.PLAN,
            package.slug,
            package=write_archive(package),
            collection=collection,
            chapter=chapter,
        )
    except (PackageError, Conflict, DoesNot) as error:
        return {"slug": found.slug, "errand": None, "fault": f"{found.slug}/{error}"}
    actor = audit.Actor(errand.user.name, errand.user.id)
    audit.note(session, actor, "problem.plan", package.slug, errand=asked.id, fetched_by=errand.id)
    return {"slug": found.slug, "errand": asked.id, "fault": None}


def _place(session: Session, errand: Errand, found: Archive) -> tuple[str, str]:
    """As asked for, else where the problem stands now, else as its folders say."""
    wanted = errand.wanted
    if wanted["collection"] and wanted["chapter"]:
        return wanted["collection"], wanted["chapter"]
    present = publishing.ground(session, found.slug)
    if present.collection and present.chapter:
        return present.collection, present.chapter
    if found.collection and found.chapter:
        return found.collection, found.chapter
    raise DoesNot(NOWHERE)
