"""What belongs to a problem besides its statement: the lesson of its chapter, what it builds on."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy.orm import Session

from app.db.models import User
from app.services import catalogue, recommendations
from app.services.catalogue import ProblemRow, ProblemView
from app.services.recommendations import Recommendation
from app.web import lessons
from app.web.lessons import Section


@dataclass(frozen=True)
class Learn:
    """The tab *Learn*. `opening` is the lesson's first section, None while there is no lesson."""

    opening: Markup | None
    sections: Sequence[Section]
    prerequisites: Sequence[ProblemRow]
    similar: Sequence[Recommendation]


def learn(session: Session, user: User | None, view: ProblemView) -> Learn:
    """What to read before this problem, and what to solve beside it."""
    found = None if view.chapter is None else catalogue.lesson(session, view.chapter.slug)
    slug = view.row.chapter
    return Learn(
        opening=None if found is None else lessons.opening(found.text),
        sections=() if found is None else lessons.render(slug, found.text, found.worked).sections,
        prerequisites=catalogue.rows_of(session, view.package.prerequisites, user),
        similar=recommendations.similar(session, user, view.problem_id, view.row),
    )
