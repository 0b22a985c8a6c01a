"""The pages: server-rendered, each form works without a script."""

from fastapi import APIRouter

from app.web.pages import accounts, chapters, problems, profile, settings, solving, submissions

router = APIRouter(include_in_schema=False)
for _part in (problems, solving, submissions, chapters, accounts, profile, settings):
    router.include_router(_part.router)
