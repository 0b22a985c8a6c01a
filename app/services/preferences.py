"""How a user wants the site, kept on the account so that it is the same in every browser."""

from dataclasses import dataclass, fields, replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from sqlalchemy.orm import Session

from app import languages
from app.db.models import EditorKeys, Preferences, User
from app.errors import Invalid
from app.wording import sentence

FONT_SIZES_PX = (12, 14, 16, 18, 20)
THEMES = ("auto", "light", "dark")
MOST_ABOUT = 500
MOST_LINKS = 5
MOST_LINK = 200


@dataclass(frozen=True)
class Choices:
    """What a user has chosen; the defaults are those of somebody who chose nothing.

    `theme` None follows the browser's own choice, `time_zone` None the browser's zone,
    `language` None what the browser asks for.
    """

    time_zone: str | None = None
    theme: str | None = None
    language: str | None = None
    reduces_motion: bool = False
    editor_keys: str = EditorKeys.STANDARD
    editor_font_px: int = 14
    editor_is_plain: bool = False
    is_public: bool = False
    has_review: bool = True
    about: str = ""
    links: tuple[str, ...] = ()


def get(session: Session, user: User | None) -> Choices:
    """What the user has chosen."""
    row = None if user is None else session.get(Preferences, user.id)
    if row is None:
        return Choices()
    stored = {each.name: getattr(row, each.name) for each in fields(Choices)}
    return Choices(**stored | {"links": tuple(row.links)})


def change(session: Session, user: User, **changes: Any) -> Choices:
    """Change some of the choices.

    Raises:
        Invalid: a value that is not offered; names the field.
    """
    chosen = replace(get(session, user), **changes)
    _check(chosen)
    row = session.get(Preferences, user.id)
    if row is None:
        row = Preferences(user_id=user.id)
        session.add(row)
    for each in fields(Choices):
        setattr(row, each.name, getattr(chosen, each.name))
    row.links = list(chosen.links)
    session.flush()
    return chosen


def zone(name: str | None) -> ZoneInfo | None:
    """The time zone of that name, None if there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def read_links(text: str) -> tuple[str, ...]:
    """The addresses of a text, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def zone_names() -> list[str]:
    """The zones that a person can choose from."""
    named = {each for each in available_timezones() if "/" in each}
    return ["UTC", *sorted(each for each in named if not each.startswith(("Etc/", "SystemV/")))]


def _check(chosen: Choices) -> None:
    if chosen.time_zone is not None and zone(chosen.time_zone) is None:
        raise Invalid(
            sentence(
                "There is no time zone {time_zone!r}; choose one of the list.",
                time_zone=chosen.time_zone[:64],
            ),
            "time_zone",
        )
    if chosen.theme is not None and chosen.theme not in THEMES:
        raise Invalid(
            sentence("The theme is one of {themes}.", themes=", ".join(THEMES)),
            "theme",
        )
    if chosen.language is not None and chosen.language not in languages.known():
        raise Invalid(
            sentence("The language is one of {codes}.", codes=", ".join(languages.known())),
            "language",
        )
    if chosen.editor_keys not in set(EditorKeys):
        raise Invalid(
            sentence("The keys are one of {keys}.", keys=", ".join(EditorKeys)),
            "editor_keys",
        )
    if chosen.editor_font_px not in FONT_SIZES_PX:
        sizes = ", ".join(map(str, FONT_SIZES_PX))
        raise Invalid(
            sentence("The font size is one of {sizes}.", sizes=sizes),
            "editor_font_px",
        )
    if len(chosen.about) > MOST_ABOUT:
        raise Invalid(
            sentence(
                "The text about you has {length} characters; at most {most_about} fit.",
                length=len(chosen.about),
                most_about=MOST_ABOUT,
            ),
            "about",
        )
    _check_links(chosen.links)


def _check_links(links: tuple[str, ...]) -> None:
    if len(links) > MOST_LINKS:
        raise Invalid(
            sentence(
                "There are {count} links; at most {most_links} are shown.",
                count=len(links),
                most_links=MOST_LINKS,
            ),
            "links",
        )
    for link in links:
        host, _, _ = link.removeprefix("https://").partition("/")
        is_plain = link.isprintable() and " " not in link and len(link) <= MOST_LINK
        if not (link.startswith("https://") and "." in host and is_plain):
            raise Invalid(
                sentence(
                    "{link!r} is no link that can be shown: give an address "
                    "that begins with https:// and has at most {most_link} "
                    "characters.",
                    link=link[:60],
                    most_link=MOST_LINK,
                ),
                "links",
            )
