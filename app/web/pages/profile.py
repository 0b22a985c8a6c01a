"""What the user has done."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services import progress
from app.web.deps import SessionDep
from app.web.pages.visitors import KnownDep
from app.web.templating import render

router = APIRouter()


@router.get("/profile")
def profile_page(request: Request, session: SessionDep, user: KnownDep) -> HTMLResponse:
    """Solved problems, progress, recent submissions; a guest has a profile too."""
    return render(request, "profile.html", profile=progress.profile(session, user))
