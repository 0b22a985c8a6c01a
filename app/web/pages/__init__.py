"""The pages: server-rendered, each form works without a script."""

from fastapi import APIRouter

from app.web.pages import (
    accounts,
    admin,
    chapters,
    compare,
    explanations,
    feed,
    home,
    lists,
    notices,
    outside,
    problem,
    problems,
    profile,
    resets,
    review,
    settings,
    solving,
    submissions,
    walkthrough,
)

router = APIRouter(include_in_schema=False)
_PARTS = (
    *(home, feed, problems, problem, walkthrough, compare, solving, submissions, explanations),
    *(chapters, accounts, profile, settings, lists, notices, review, resets, outside, admin),
)
for _part in _PARTS:
    router.include_router(_part.router)
