"""Everything that is stored about a user, as JSON values."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, undefer

from app.db.models import (
    ApiToken,
    CodeComment,
    Draft,
    GaveUp,
    HintTaken,
    KeptDraft,
    ListedProblem,
    Note,
    Opinion,
    Problem,
    ProblemList,
    ProblemReport,
    ReviewPause,
    Submission,
    User,
    UserNotice,
    Vote,
    WebSession,
)
from app.services import preferences


def export(session: Session, user: User) -> dict[str, Any]:
    """All rows that belong to the user; hashes of passwords, tokens and sessions are left out."""
    rows = session.execute(select(Problem.id, Problem.slug))
    slugs = {problem_id: slug for problem_id, slug in rows}  # noqa: C416 - a Row is no tuple
    return {
        "user": {"name": user.name, "role": user.role, "created_at": _iso(user.created_at)},
        "preferences": asdict(preferences.get(session, user)),
        "submissions": _submissions(session, user, slugs),
        **_written(session, user, slugs),
        **_opened(session, user, slugs),
        **_said(session, user),
        "lists": _lists(session, user, slugs),
        "opinions": _opinions(session, user),
        **_access(session, user),
    }


def _submissions(session: Session, user: User, slugs: Mapping[int, str]) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(Submission)
        .where(Submission.user_id == user.id)
        .order_by(Submission.id)
        .options(undefer(Submission.code), undefer(Submission.report), undefer(Submission.inputs))
    )
    return [
        {
            "id": each.id,
            "problem": slugs[each.problem_id],
            "kind": each.kind,
            "status": each.status,
            "verdict": each.verdict,
            "created_at": _iso(each.created_at),
            "finished_at": None if each.finished_at is None else _iso(each.finished_at),
            "code": _text(each.code),
            "inputs": each.inputs,
            "report": each.report,
        }
        for each in rows
    ]


def _written(session: Session, user: User, slugs: Mapping[int, str]) -> dict[str, Any]:
    """Drafts, those of other windows, notes, and reports of faults."""
    drafts = session.scalars(select(Draft).where(Draft.user_id == user.id))
    kept = session.scalars(select(KeptDraft).where(KeptDraft.user_id == user.id))
    notes = session.scalars(select(Note).where(Note.user_id == user.id))
    reports = session.scalars(select(ProblemReport).where(ProblemReport.user_id == user.id))
    return {
        "drafts": [_draft(each, slugs) for each in drafts],
        "kept_drafts": [_draft(each, slugs) for each in kept],
        "notes": [
            {
                "problem": slugs[each.problem_id],
                "text": each.text,
                "saved_at": _iso(each.saved_at),
            }
            for each in notes
        ],
        "reports": [
            {
                "problem": slugs[each.problem_id],
                "about": each.about,
                "text": each.text,
                "created_at": _iso(each.created_at),
                "closed_at": None if each.closed_at is None else _iso(each.closed_at),
                "answer": each.answer,
            }
            for each in reports
        ],
    }


def _said(session: Session, user: User) -> dict[str, Any]:
    """Remarks on the user's code and those that the user wrote; notices."""
    own = select(Submission.id).where(Submission.user_id == user.id)
    concerns = or_(CodeComment.submission_id.in_(own), CodeComment.user_id == user.id)
    remarks = session.scalars(select(CodeComment).where(concerns).order_by(CodeComment.id))
    notices = session.scalars(
        select(UserNotice).where(UserNotice.user_id == user.id).order_by(UserNotice.id)
    )
    return {
        "remarks": [
            {
                "submission": each.submission_id,
                "line": each.line,
                "by": None if each.user is None else each.user.name,
                "text": each.text,
                "created_at": _iso(each.created_at),
            }
            for each in remarks
        ],
        "notices": [
            {
                "kind": each.kind,
                "created_at": _iso(each.created_at),
                "seen_at": None if each.seen_at is None else _iso(each.seen_at),
            }
            for each in notices
        ],
    }


def _draft(draft: Draft | KeptDraft, slugs: Mapping[int, str]) -> dict[str, Any]:
    return {
        "problem": slugs[draft.problem_id],
        "code": _text(draft.code),
        "saved_at": _iso(draft.saved_at),
    }


def _opened(session: Session, user: User, slugs: Mapping[int, str]) -> dict[str, Any]:
    """Hints taken, problems given up, votes, problems left out of the review."""
    hints = session.scalars(select(HintTaken).where(HintTaken.user_id == user.id))
    gave_up = session.scalars(select(GaveUp).where(GaveUp.user_id == user.id))
    votes = session.scalars(select(Vote).where(Vote.user_id == user.id))
    pauses = session.scalars(select(ReviewPause).where(ReviewPause.user_id == user.id))
    return {
        "hints": [
            {
                "problem": slugs[each.problem_id],
                "number": each.number,
                "taken_at": _iso(each.taken_at),
            }
            for each in hints
        ],
        "gave_up": [{"problem": slugs[each.problem_id], "at": _iso(each.at)} for each in gave_up],
        "votes": [
            {
                "problem": slugs[each.problem_id],
                "is_like": each.is_like,
                "voted_at": _iso(each.voted_at),
            }
            for each in votes
        ],
        "review_pauses": [
            {
                "problem": slugs[each.problem_id],
                "until": None if each.until is None else each.until.isoformat(),
            }
            for each in pauses
        ],
    }


def _lists(session: Session, user: User, slugs: Mapping[int, str]) -> list[dict[str, Any]]:
    rows = session.execute(
        select(ProblemList, ListedProblem.problem_id)
        .outerjoin(ListedProblem, ListedProblem.list_id == ProblemList.id)
        .where(ProblemList.user_id == user.id)
        .order_by(ProblemList.id, ListedProblem.added_at)
    )
    found: dict[int, dict[str, Any]] = {}
    for each, problem_id in rows:
        entry = found.setdefault(
            each.id, {"title": each.title, "is_public": each.is_public, "problems": []}
        )
        if problem_id is not None:
            entry["problems"].append(slugs[problem_id])
    return list(found.values())


def _opinions(session: Session, user: User) -> list[dict[str, Any]]:
    """What a language model was asked, and its answers; the text is made of the submission."""
    rows = session.scalars(select(Opinion).where(Opinion.user_id == user.id).order_by(Opinion.id))
    return [
        {
            "submission": each.submission_id,
            "host": each.host,
            "model": each.model,
            "state": each.state,
            "answer": each.answer,
            "characters_sent": each.characters_sent,
            "asked_at": _iso(each.asked_at),
        }
        for each in rows
    ]


def _access(session: Session, user: User) -> dict[str, Any]:
    """API tokens and signed-in browsers, without what would let anybody in."""
    tokens = session.scalars(select(ApiToken).where(ApiToken.user_id == user.id))
    browsers = session.scalars(select(WebSession).where(WebSession.user_id == user.id))
    return {
        "tokens": [
            {"name": each.name, "prefix": each.prefix, "created_at": _iso(each.created_at)}
            for each in tokens
        ],
        "sessions": [
            {"browser": each.browser, "created_at": _iso(each.created_at)} for each in browsers
        ],
    }


def _text(code: bytes) -> str:
    return code.decode("utf-8", "backslashreplace")


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
