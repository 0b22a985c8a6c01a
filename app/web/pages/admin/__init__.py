"""The pages of authors, teachers and administrators: no page here opens without a right."""

from fastapi import APIRouter, Depends

from app.web.pages.admin import (
    chosen,
    dashboard,
    learners,
    log,
    plans,
    problems,
    reports,
    settings,
    users,
)
from app.web.pages.admin.access import require_staff

router = APIRouter(dependencies=[Depends(require_staff)])
for _part in (dashboard, chosen, problems, plans, reports, learners, users, settings, log):
    router.include_router(_part.router, prefix="/admin")
