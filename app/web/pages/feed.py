"""The problems of the last days as an Atom feed (RFC 4287)."""

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, time, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.services import catalogue
from app.services.catalogue import ProblemRow
from app.web.days import moment_of
from app.web.deps import SessionDep, address_for_links

router = APIRouter()

DAYS = 14
_ATOM = "http://www.w3.org/2005/Atom"


@router.get("/daily.atom")
def feed(request: Request, session: SessionDep) -> Response:
    """The problem of each of the last fourteen days (UTC), the newest first."""
    address = address_for_links(request)
    today = moment_of(request).astimezone(UTC).date()
    root = ET.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", "ndjudge: problem of the day")
    _add(root, "id", f"{address}/daily.atom")
    _add(root, "updated", _midnight(today))
    _link(root, f"{address}/daily.atom", "self")
    _link(root, f"{address}/", "alternate")
    _add(_add(root, "author"), "name", "ndjudge")
    for back in range(DAYS):
        day = today - timedelta(days=back)
        problem = catalogue.daily(session, day)
        if problem is not None:
            _entry(root, address, day, problem)
    ET.register_namespace("", _ATOM)
    text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(text, media_type="application/atom+xml")


def _entry(root: ET.Element, address: str, day: date, problem: ProblemRow) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", problem.title)
    # The same problem comes again in another round: the day makes the entry a new one.
    _add(entry, "id", f"{address}/problems/{problem.slug}?day={day}")
    _add(entry, "updated", _midnight(day))
    _link(entry, f"{address}/problems/{problem.slug}", "alternate")
    _add(entry, "summary", f"{problem.difficulty}: {', '.join(problem.tags)}")


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element


def _link(parent: ET.Element, target: str, relation: str) -> None:
    _add(parent, "link").attrib.update(href=target, rel=relation)


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
