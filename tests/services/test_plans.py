"""No list reads a table that grows with its learners from end to end."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.services import (
    accounts,
    catalogue,
    export,
    judging,
    learning,
    limits,
    lists,
    progress,
    review,
    submissions,
    votes,
)
from app.services.catalogue import ProblemQuery, ProblemSort
from app.services.progress import LearnerStatus
from app.services.queue import queue_state
from app.services.submissions import SubmissionQuery
from tests.services.plans import asked, plan

# One row a submission, a learner or a visit; the catalogue's tables have thousands at most.
GROWING = (
    "submissions", "case_results", "users", "web_sessions", "api_tokens", "attempt_log",
    "drafts", "hints_taken", "gave_up", "review_pauses",
)  # fmt: skip

READS: dict[str, Callable] = {
    "own list": lambda s, user, own: submissions.list_own(s, user, SubmissionQuery()),
    "own list, next page": lambda s, user, own: submissions.list_own(
        s, user, SubmissionQuery(cursor="1")
    ),
    "own list of a problem": lambda s, user, own: submissions.list_own(
        s, user, SubmissionQuery(problem="layer-norm", verdict="accepted")
    ),
    "own list by verdict": lambda s, user, own: submissions.list_own(
        s, user, SubmissionQuery(verdict="wrong_answer")
    ),
    "one submission": lambda s, user, own: submissions.get_visible(s, user, own.id),
    "place in the queue": lambda s, user, own: submissions.position(s, own),
    "catalogue": lambda s, user, own: catalogue.list_problems(s, ProblemQuery(), user),
    "unsolved": lambda s, user, own: catalogue.list_problems(
        s, ProblemQuery(status=LearnerStatus.UNTOUCHED), user
    ),
    "solved": lambda s, user, own: catalogue.list_problems(
        s, ProblemQuery(status=LearnerStatus.SOLVED), user
    ),
    "problem": lambda s, user, own: catalogue.get(s, "layer-norm", user),
    "chapters": lambda s, user, own: catalogue.list_chapters(s, user),
    "today": lambda s, user, own: catalogue.daily(s, date(2026, 1, 1), user),
    "profile": lambda s, user, own: progress.profile(s, user),
    "export": lambda s, user, own: export.export(s, user),
    "hints": lambda s, user, own: learning.hints(s, user, "layer-norm"),
    "draft": lambda s, user, own: learning.get_draft(s, user, "layer-norm"),
    "own lists": lambda s, user, own: lists.list_own(s, user),
    "lists with it": lambda s, user, own: lists.lists_with(s, user, own.problem_id),
    "votes": lambda s, user, own: votes.get(s, user, own.problem_id),
    "review": lambda s, user, own: review.review(
        s, user, datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("UTC")
    ),
    "session": lambda s, user, own: accounts.find_session(s, "token"),
    "token": lambda s, user, own: accounts.find_token(s, "ndj_token"),
    "limit": lambda s, user, own: limits.require_room(
        s, *(limits.Allowance("submit", subject, 5, 60, "five") for subject in ("user:1", "a"))
    ),
    "operator's view": lambda s, user, own: queue_state(s),
    "lapsed leases": lambda s, user, own: judging.has_lapsed(s),
}


@pytest.mark.parametrize("name", READS)
def test_a_list_is_read_through_indexes(stocked, learner, submit, name):
    """The database's own plan names an index for every growing table that it touches."""
    own = submit(learner)

    statements = asked(stocked, lambda session: READS[name](session, learner, own))

    reads = [each for each in statements if each[0].lstrip().startswith("SELECT")]
    assert reads
    scanned = {line for each in reads for line in scans(stocked, *each)}
    assert scanned == set()


@pytest.mark.parametrize("sort", [ProblemSort.NUMBER, ProblemSort.TITLE, ProblemSort.DIFFICULTY])
def test_an_index_holds_the_order_of_the_catalogue(stocked, sort):
    """A page of a long list is read in its order; what counts make is sorted on purpose."""
    query = ProblemQuery(sort=sort)

    statements = asked(stocked, lambda session: catalogue.list_problems(session, query))

    ordered = [each for each in statements if "ORDER BY" in each[0]]
    assert ordered
    for each in ordered:
        steps = plan(stocked, *each, avoids=("seqscan", "sort"))
        assert [step for step in steps if re.search(r"Sort|TEMP B-TREE", step)] == []


def scans(database, statement: str, parameters: object) -> list[str]:
    """The lines of a plan that read a growing table from end to end, by no index."""
    tables = "|".join(GROWING)
    pattern = (
        rf"SCAN ({tables})\b(?! USING)" if database.is_sqlite else rf"Seq Scan on ({tables})\b"
    )
    return [line for line in plan(database, statement, parameters) if re.search(pattern, line)]
