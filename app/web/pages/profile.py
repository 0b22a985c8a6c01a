"""What the user has done."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services import progress
from app.web.deps import ReaderDep, SessionDep
from app.web.templating import render

router = APIRouter()


@router.get("/profile")
def profile_page(request: Request, session: SessionDep, user: ReaderDep) -> HTMLResponse:
    """Solved problems, progress, recent submissions; a guest has a profile too."""
    return render(request, "profile.html", profile=progress.profile(session, user))
