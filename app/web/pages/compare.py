"""Two texts of code side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import NotFound
from app.services import catalogue, drafts, submissions
from app.services.catalogue import ProblemView
from app.services.submissions import SubmissionQuery
from app.web.deps import SessionDep
from app.web.pages.visitors import KnownDep
from app.web.pages.written import KEPT, Written, written
from app.web.templating import STATUSES, VERDICTS, render
from app.wording import sentence

router = APIRouter()

CHOICES = 50

Name = Annotated[str, Query(max_length=30)]


@dataclass(frozen=True)
class Side:
    """One side of a line: its number and text, None where the other side has a line more."""

    number: int | None
    text: str


@dataclass(frozen=True)
class Line:
    """Two lines that face each other; `change` is equal, replace, delete or insert."""

    change: str
    left: Side
    right: Side


@router.get("/problems/{slug}/compare")
def compare_page(
    request: Request,
    session: SessionDep,
    user: KnownDep,
    slug: str,
    left: Name = "starter",
    right: Name = "draft",
) -> HTMLResponse:
    """Own submissions, drafts and the starter code, any two of them."""
    view = catalogue.get(session, slug, user)
    old, new = (_written(session, user, view, name) for name in (left, right))
    if old is None or new is None:
        missing = left if old is None else right
        raise NotFound(
            sentence(
                "You have no code {missing!r} for this problem; choose another.",
                missing=missing[:30],
            )
        )
    history = submissions.list_own(session, user, SubmissionQuery(problem=slug, limit=CHOICES))
    options: list[tuple[str, str]] = [
        ("draft", sentence("Draft")),
        ("starter", sentence("Starter code")),
    ]
    for row in history.items:
        verdict = VERDICTS.get(row.verdict or "", STATUSES[row.status])
        named = sentence("Submission {number}: {verdict}", number=row.id, verdict=verdict)
        options.append((str(row.id), named))
    for kept in drafts.list_kept(session, user, slug):
        at = f"{kept.saved_at:%Y-%m-%d %H:%M} UTC"
        options.append((f"{KEPT}{kept.id}", sentence("Kept draft of {time}", time=at)))
    lines = list(_lines(old.text, new.text))
    return render(
        request,
        "compare.html",
        row=view.row,
        old=old,
        new=new,
        lines=lines,
        changed=sum(line.change != "equal" for line in lines),
        options=options,
        chosen={"left": left, "right": right},
    )


def _written(session: Session, user: User, view: ProblemView, name: str) -> Written | None:
    found = written(session, user, view, name)
    # Who has no draft has the starter code in the editor.
    return written(session, user, view, "starter") if found is None and name == "draft" else found


def _lines(old: str, new: str) -> Iterator[Line]:
    left, right = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for change, first, last, begin, end in matcher.get_opcodes():
        for offset in range(max(last - first, end - begin)):
            yield Line(change, _side(left, first + offset, last), _side(right, begin + offset, end))


def _side(lines: list[str], index: int, end: int) -> Side:
    return Side(index + 1, lines[index]) if index < end else Side(None, "")
