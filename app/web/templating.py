"""Pages from templates: one environment, the words that all pages share, and `render`."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.languages import Language
from app.services.lists import FAVOURITES
from app.services.preferences import THEMES, Choices
from app.web import static_files
from app.web.avatars import avatar
from app.web.drawings import drawing
from app.web.language import language_of, offered
from app.web.markdown import highlight_code
from app.web.markdown import render as markdown
from app.web.pictures import picture
from app.web.site import Known
from app.web.template_texts import finalizer, speak
from app.wording import Sentence, counted, sentence

TEMPLATES = Path(__file__).parent / "templates"
THEME_COOKIE = "theme"

VERDICTS = {
    "accepted": sentence("Accepted"),
    "wrong_answer": sentence("Wrong answer"),
    "time_limit_exceeded": sentence("Time limit exceeded"),
    "memory_limit_exceeded": sentence("Memory limit exceeded"),
    "output_limit_exceeded": sentence("Output limit exceeded"),
    "runtime_error": sentence("Runtime error"),
    "compile_error": sentence("Does not compile"),
    "forbidden": sentence("Not allowed here"),
    "judge_error": sentence("Judge error (our fault)"),
}
STATUSES = {
    "queued": sentence("Waiting"),
    "running": sentence("Running"),
    "done": sentence("Done"),
    "failed": sentence("Judge error (our fault)"),
    "cancelled": sentence("Cancelled"),
}
DIFFICULTIES = {
    "easy": sentence("Easy"),
    "medium": sentence("Medium"),
    "hard": sentence("Hard"),
}
LEARNER_STATUSES = {
    "solved": sentence("Solved"),
    "tried": sentence("Tried"),
    "untouched": sentence("Open"),
}
COLLECTIONS = {
    "foundations": sentence("Foundations"),
    "ml": sentence("Machine learning"),
    "dl": sentence("Deep learning"),
    "llm": sentence("Language models"),
    "cv": sentence("Computer vision"),
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
    language = language_of(request)
    context = {
        "request": request,
        "user": None if viewer is None else viewer.user,
        "choices": choices,
        "unseen": 0 if viewer is None else viewer.unseen,
        "theme": choices.theme or theme_of(request),
        "nonce": getattr(request.state, "csp_nonce", ""),
        "settings": known.settings,
        "notices": known.notices,
        "languages": offered(request),
        "has_editor": static_files.EDITOR.is_file(),
    }
    text = environment(language).get_template(template).render(context | values)
    response = HTMLResponse(text, status, headers)
    response.headers["Content-Language"] = language.code
    response.headers.add_vary_header("Accept-Language")
    return response


def theme_of(request: Request) -> str:
    """The colours that the visitor chose; `auto` follows the system."""
    chosen = request.cookies.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


@cache
def environment(language: Language) -> Environment:
    """The template environment of a language; undefined names are errors.

    One for each language, so that nothing has to look for the language while a page is filled:
    what templates and filters say is bound to it. Sentences of the site's own are translated
    wherever a template writes them.
    """
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalizer(language),
    )
    speak(made, language)
    made.globals |= {"static": static_files.address, "icon": icon}
    made.filters |= _filters(language)
    return made


def _filters(language: Language) -> dict[str, Callable[..., Any]]:
    return {
        "say": language.say,
        "verdict": _named(language, VERDICTS),
        "status": _named(language, STATUSES),
        "learner_status": _named(language, LEARNER_STATUSES),
        "difficulty": _named(language, DIFFICULTIES),
        "collection": _named(language, COLLECTIONS),
        # Kept: a list of problems asks for the same few in every row.
        "hint_count": cache(partial(_hint_count, language)),
        "list_title": partial(_list_title, language),
        "mood": lambda name: MOODS.get(name, "trouble"),
        "percent": lambda share: f"{100 * share:.0f} %",
        "ms": partial(milliseconds, language),
        "decimal": language.decimal,
        "date": language.day,
        "month": language.month,
        "when": when,
        "number": number,
        "picture": partial(picture, language),
        "drawing": drawing,
        "avatar": avatar,
        "markdown": markdown,
        "code": highlight_code,
    }


def _named(language: Language, names: Mapping[str, Sentence]) -> Callable[[str], str]:
    """A filter: what `names` call it; a name that is new here reads well enough as it is."""
    said = {name: language.say(each) for name, each in names.items()}
    return lambda name: said.get(name) or name.replace("-", " ").capitalize()


def _hint_count(language: Language, count: int) -> str:
    return language.say(counted("{count} hint", "{count} hints", count))


def _list_title(language: Language, title: str) -> str:
    """A list's title as its owner wrote it; the one list that the site made has the site's."""
    return language.say(sentence("Favourites")) if title == FAVOURITES else title


@cache
def icon(name: str) -> Markup:
    """One of our own icons, drawn in the colour of the text around it; decoration only."""
    source = (static_files.FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(source.strip())  # noqa: S704 - our own file


def milliseconds(language: Language, duration_ms: float) -> str:
    """A duration with a unit that suits its size."""
    if duration_ms < 0.05:
        return language.say(sentence("under {number} ms", number=language.decimal(0.1, 1)))
    if duration_ms >= 1000:
        return f"{language.decimal(duration_ms / 1000, 2)} s"
    return f"{language.decimal(duration_ms, 1 if duration_ms < 10 else 0)} ms"


def number(value: Any) -> str:
    """A number for a person; the words that stand for non-finite ones stay."""
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def when(moment: datetime) -> Markup:
    """A time as `<time>`, in UTC; the page's script puts it into the reader's own zone."""
    shown = moment.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(
        shown.isoformat(timespec="seconds"), shown.strftime("%Y-%m-%d %H:%M UTC")
    )
