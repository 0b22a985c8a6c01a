"""Taking problems out of learners' sight and back; nothing of them is lost meanwhile.

A hidden problem is in no list, path, search or recommendation, and its page, runs and submissions
answer as if it did not exist. What learners sent in before stays theirs to read.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.db.clock import read_clock
from app.services import catalogue


def set_hidden(session: Session, slugs: Sequence[str], is_hidden: bool) -> list[str]:
    """Hide these problems, or show them again; the slugs of those that changed.

    Raises:
        NotFound: one of them does not exist; nothing is changed then.
    """
    moment = read_clock(session)
    changed = []
    for row in [catalogue.find_any(session, slug) for slug in dict.fromkeys(slugs)]:
        if (row.hidden_at is not None) != is_hidden:
            row.hidden_at = moment if is_hidden else None
            changed.append(row.slug)
    session.flush()
    return changed
