"""The texts of a package as learners read them, whatever state it is in."""

from collections.abc import Sequence

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.db.models import User
from app.services.walkthroughs import WalkthroughView
from app.web import markdown, statement
from app.web.pages.admin.access import page
from app.web.statement import Sample
from app.web.walkthroughs import shown
from problems.package import Problem
from problems.starter import starter_code
from problems.walkthrough import walkthrough_of


def preview_page(
    request: Request, user: User, package: Problem, samples: Sequence[Sample], back: str
) -> HTMLResponse:
    """Every text for learners, and the starter code; nothing of the package is run."""
    steps = walkthrough_of(package)
    return page(
        request,
        "preview.html",
        user,
        package=package,
        statement=statement.statement(package, samples),
        hints=[statement.hint(package, number + 1) for number in range(len(package.hints))],
        editorial=statement.editorial(package, samples),
        walkthrough=None if steps is None else shown(package, WalkthroughView(steps, None)),
        starter=markdown.highlight_code(starter_code(package)),
        back=back,
    )
