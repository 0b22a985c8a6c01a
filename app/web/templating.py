"""Pages from templates: one environment, the words that all pages share, and `render`."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.services.preferences import THEMES, Choices
from app.web import static_files
from app.web.avatars import avatar
from app.web.drawings import drawing
from app.web.markdown import highlight_code
from app.web.markdown import render as markdown
from app.web.pictures import picture
from app.web.site import Known

TEMPLATES = Path(__file__).parent / "templates"
THEME_COOKIE = "theme"

VERDICTS = {
    "accepted": "Accepted",
    "wrong_answer": "Wrong answer",
    "time_limit_exceeded": "Time limit exceeded",
    "memory_limit_exceeded": "Memory limit exceeded",
    "output_limit_exceeded": "Output limit exceeded",
    "runtime_error": "Runtime error",
    "compile_error": "Does not compile",
    "forbidden": "Not allowed here",
    "judge_error": "Judge error (our fault)",
}
STATUSES = {
    "queued": "Waiting",
    "running": "Running",
    "done": "Done",
    "failed": "Judge error (our fault)",
    "cancelled": "Cancelled",
}
COLLECTIONS = {
    "foundations": "Foundations",
    "ml": "Machine learning",
    "dl": "Deep learning",
    "llm": "Language models",
    "cv": "Computer vision",
}
MOODS = {"accepted": "right", "wrong_answer": "wrong", "judge_error": "ours"}


def render(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """Fill a template and answer with it.

    `viewer_of` has put who is asking into the request; a template finds the user as `user`,
    None for a visitor.
    """
    viewer = getattr(request.state, "viewer", None)
    choices = Choices() if viewer is None else viewer.choices
    known: Known = request.app.state.site.get()
    context = {
        "request": request,
        "user": None if viewer is None else viewer.user,
        "choices": choices,
        "theme": choices.theme or theme_of(request),
        "nonce": getattr(request.state, "csp_nonce", ""),
        "settings": known.settings,
        "notices": known.notices,
        "has_editor": static_files.EDITOR.is_file(),
    }
    text = environment().get_template(template).render(context | values)
    return HTMLResponse(text, status, headers)


def theme_of(request: Request) -> str:
    """The colours that the visitor chose; `auto` follows the system."""
    chosen = request.cookies.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


@cache
def environment() -> Environment:
    """The one template environment; undefined names are errors."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"static": static_files.address, "icon": icon}
    made.filters |= {
        "verdict": lambda name: VERDICTS.get(name, name),
        "status": lambda name: STATUSES.get(name, name),
        "collection": lambda name: COLLECTIONS.get(name, str(name).replace("-", " ").capitalize()),
        "mood": lambda name: MOODS.get(name, "trouble"),
        "percent": lambda share: f"{100 * share:.0f} %",
        "ms": milliseconds,
        "when": when,
        "number": number,
        "picture": picture,
        "drawing": drawing,
        "avatar": avatar,
        "markdown": markdown,
        "code": highlight_code,
    }
    return made


@cache
def icon(name: str) -> Markup:
    """One of our own icons, drawn in the colour of the text around it; decoration only."""
    source = (static_files.FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(source.strip())  # noqa: S704 - our own file


def milliseconds(duration_ms: float) -> str:
    """A duration with a unit that suits its size."""
    if duration_ms < 0.05:
        return "under 0.1 ms"
    if duration_ms >= 1000:
        return f"{duration_ms / 1000:.2f} s"
    return f"{duration_ms:.1f} ms" if duration_ms < 10 else f"{duration_ms:.0f} ms"


def number(value: Any) -> str:
    """A number for a person; the words that stand for non-finite ones stay."""
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def when(moment: datetime) -> Markup:
    """A time as `<time>`, in UTC; the page's script puts it into the reader's own zone."""
    shown = moment.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(
        shown.isoformat(timespec="seconds"), shown.strftime("%Y-%m-%d %H:%M UTC")
    )
