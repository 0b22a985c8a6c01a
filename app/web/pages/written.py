"""Code for the editor by a short name in an address: `12`, `draft`, `kept-3`, `walkthrough-2`."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import Conflict, NotFound
from app.services import drafts, learning, submissions, walkthroughs
from app.services.catalogue import ProblemView
from app.wording import sentence
from problems.starter import starter_code

KEPT, STEP = "kept-", "walkthrough-"


@dataclass(frozen=True)
class Written:
    """One text of code; `kind` is submission, draft, kept, walkthrough or starter."""

    kind: str
    title: str
    text: str


def written(session: Session, user: User | None, view: ProblemView, name: str) -> Written | None:
    """The code of that name for this problem; None if the user has no such code, or may not yet
    see it."""
    if name == "starter":
        return Written("starter", sentence("Starter code"), starter_code(view.package))
    if name == "draft":
        draft = learning.get_draft(session, user, view.row.slug)
        return None if draft is None else Written("draft", sentence("Draft"), _text(draft.code))
    number = name.removeprefix(KEPT).removeprefix(STEP)
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        if name.startswith(KEPT):
            kept = drafts.get_kept(session, user, int(number))
            mine = kept.problem_id == view.problem_id
            return Written("kept", sentence("Kept draft"), _text(kept.code)) if mine else None
        if name.startswith(STEP):
            code = walkthroughs.code_after(session, user, view, int(number))
            return Written(
                "walkthrough", sentence("Walkthrough, step {number}", number=number), code
            )
        found = submissions.get_visible(session, user, int(number))
    except (NotFound, Conflict):
        return None
    if found.problem_id != view.problem_id:
        return None
    return Written(
        "submission", sentence("Submission {number}", number=found.id), _text(found.code)
    )


def _text(code: bytes) -> str:
    return code.decode("utf-8", "replace")
