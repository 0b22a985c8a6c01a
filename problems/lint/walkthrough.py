"""The walkthrough, read but not run: its blocks, and the lines that its code grows by."""

from collections.abc import Iterator
from functools import partial

from problems.errors import Place
from problems.lint.finding import Check, Report, Severity, Subject
from problems.markup import python_fences
from problems.walkthrough import FILE, read
from problems.walkthrough.reading import GROWS, WHOLE


def breaches(check: str, subject: Subject) -> Iterator[Report]:
    """What the check of this id finds."""
    text = subject.texts.get(FILE)
    if text is None:
        return
    code = {
        name: source
        for name, source in subject.texts.items()
        if name == "reference.py" or name.startswith("solutions/")
    }
    for fault in read(text, code)[1]:
        if fault.check == check:
            yield Severity.ERROR, Place(FILE, fault.line), fault.message
    if check == WHOLE:
        for line in python_fences(text):
            message = "code typed here is never run; write ```lines for what the step brings."
            yield Severity.ERROR, Place(FILE, line), message


CHECKS = (
    Check(WHOLE, "A walkthrough is whole", partial(breaches, WHOLE)),
    Check(GROWS, "A walkthrough brings every line of its code", partial(breaches, GROWS)),
)
