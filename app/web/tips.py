"""Tips about the site, one a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Tip:
    """One thing that the site can do, and the page where it is done."""

    text: str
    label: str
    address: str


TIPS = (
    Tip(
        "Ctrl+Enter runs your code on the visible cases, Ctrl+Shift+Enter submits it.",
        "Open a problem",
        "/problems",
    ),
    Tip(
        "Lessons move: paint a grid, drag a vector, race six optimizers, one step at a time.",
        "See attention",
        "/chapters/attention",
    ),
    Tip(
        "The search finds words of titles, tags and statements; a number finds its problem.",
        "Search",
        "/problems",
    ),
    Tip(
        "Choose your time zone, and your days begin and end at your midnight.",
        "Settings",
        "/settings",
    ),
    Tip(
        "Everything here can be done from a script: send code, wait for the verdict as JSON.",
        "REST API",
        "/api/docs",
    ),
    Tip(
        "The path shows what builds on what, so you can begin in the middle.",
        "Learning path",
        "/chapters",
    ),
    Tip(
        "Your earlier submissions stay: compare any two of a problem, or take one back.",
        "Submissions",
        "/submissions",
    ),
    Tip(
        "A problem that you solved after a mistake comes back after 1, 3, 7, 21 and 60 days.",
        "Review",
        "/review",
    ),
)


def tip_of(day: date) -> Tip:
    """The tip of that day; all come round in turn."""
    return TIPS[day.toordinal() % len(TIPS)]
