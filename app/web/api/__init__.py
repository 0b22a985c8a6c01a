"""The REST API under `/api/v1`, one file a subject; `documentation` describes it."""

from fastapi import APIRouter

from app.web.api import (
    account,
    admin,
    comments,
    documentation,
    explanations,
    learning,
    problems,
    review,
    submissions,
    tickets,
)

router = APIRouter()
_LEARNERS = (problems, learning, submissions, comments, explanations, account, review)
for _part in (*_LEARNERS, admin, tickets):
    router.include_router(_part.router, prefix="/api/v1")
router.include_router(documentation.router)
