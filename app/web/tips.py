"""Tips about the site, one a day."""

from dataclasses import dataclass
from datetime import date

from app.wording import sentence


@dataclass(frozen=True)
class Tip:
    """One thing that the site can do, and the page where it is done."""

    text: str
    label: str
    address: str


TIPS = (
    Tip(
        sentence("Ctrl+Enter runs your code on the visible cases, Ctrl+Shift+Enter submits it."),
        sentence("Open a problem"),
        "/problems",
    ),
    Tip(
        sentence(
            "Lessons move: paint a grid, drag a vector, race six optimizers, one step at a time."
        ),
        sentence("See attention"),
        "/chapters/attention",
    ),
    Tip(
        sentence(
            "The search finds words of titles, tags and statements; a number finds its problem."
        ),
        sentence("Search"),
        "/problems",
    ),
    Tip(
        sentence("Choose your time zone, and your days begin and end at your midnight."),
        sentence("Settings"),
        "/settings",
    ),
    Tip(
        sentence(
            "Everything here can be done from a script: send code, wait for the verdict as JSON."
        ),
        sentence("REST API"),
        "/api/docs",
    ),
    Tip(
        sentence("The path shows what builds on what, so you can begin in the middle."),
        sentence("Learning path"),
        "/chapters",
    ),
    Tip(
        sentence("Your earlier submissions stay: compare any two of a problem, or take one back."),
        sentence("Submissions"),
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
