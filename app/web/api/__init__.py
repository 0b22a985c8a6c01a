"""The REST API under `/api/v1`, one file a subject; `documentation` describes it."""

from fastapi import APIRouter

from app.web.api import (
    account,
    admin,
    documentation,
    explanations,
    learning,
    problems,
    review,
    submissions,
)

router = APIRouter()
for _part in (problems, learning, submissions, explanations, account, review, admin):
    router.include_router(_part.router, prefix="/api/v1")
router.include_router(documentation.router)
