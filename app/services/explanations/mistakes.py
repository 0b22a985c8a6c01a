"""What the mistake looks like, what the statement says about it, and where the lesson treats it."""

from app.db.models import Problem
from app.services.catalogue import ChapterRow, LessonText
from app.services.explanations.materials import Materials
from app.services.explanations.outcome import OF_THE_FILE
from app.services.explanations.reading import Choice, choose_conventions, choose_paragraph
from app.services.explanations.values import LessonPlace, Section, code, points, says, written
from app.services.learning import HintsView
from judge.report import Reason

# What stands in the signature decides these.
OF_THE_FORM = frozenset({Reason.NOTHING, Reason.KIND, Reason.DTYPE, Reason.SHAPE})

OF_THE_MATTER = frozenset({Reason.NAN, Reason.VALUE, Reason.STATE, Reason.PROPERTY})


def mistake_section(of: Materials) -> Section | None:
    """The catalogued mistake or the observation, with the judge's ground for it, and advice."""
    blocks = []
    misconception, observation = of.report.get("misconception"), of.report.get("observation")
    if misconception:
        blocks = [
            says(misconception["message"]),
            says(
                "The judge knows this mistake: its answers equal yours on every case that either "
                "of them fails."
            ),
        ]
    elif observation:
        number = observation["cases"]
        blocks = [
            says(observation["message"]),
            says(f"This was seen on {number} failing cases, and no case speaks against it."),
        ]
    if of.report.get("advice"):
        blocks.append(points(of.report["advice"]))
    return Section("mistake", "What your answers look like", tuple(blocks)) if blocks else None


def statement_section(of: Materials) -> Section | None:
    """The signature for a mistake of form, and the conventions that share words with another."""
    if of.failing is None or of.failing["reason"] in OF_THE_FILE:
        return None
    blocks = []
    if of.failing["reason"] in OF_THE_FORM:
        blocks.append(code(of.package.entry.text, "The signature"))
    lines = choose_conventions(of.package.conventions, of.said_of_mistake)
    if lines:
        blocks.append(points(lines))
    return Section("statement", "What the statement says", tuple(blocks)) if blocks else None


def choose_lesson(of: Materials, problem: Problem, lesson: LessonText | None) -> Choice | None:
    """The paragraph that treats the mistake; none where the mistake is one of Python or of form,
    which no lesson is about."""
    is_of_matter = of.failing is not None and of.failing["reason"] in OF_THE_MATTER
    if lesson is None or not (is_of_matter or of.said_of_mistake):
        return None
    return choose_paragraph(lesson.text, problem.slug, of.said_of_mistake)


def lesson_section(choice: Choice) -> Section:
    """The paragraph, and by which rule it was chosen."""
    why = [
        "its section works with this problem"
        if choice.is_about_problem
        else "no section of the lesson works with this problem alone"
    ]
    if choice.shared:
        words = ", ".join(choice.shared)
        why.append(f"it shares most words with what is known of the mistake: {words}")
    else:
        why.append("it comes first there")
    blocks = (written(choice.paragraph.text), says(f"Chosen because {', and '.join(why)}."))
    return Section("lesson", "From the lesson", blocks)


def hint_section(of: Materials, hints: HintsView) -> Section | None:
    """The hint that treats a recognised mistake, else which hint comes next; that stays closed.

    The first is part of the report that the learner has: a mistake that is named opens its hint.
    """
    found = (of.report.get("misconception") or {}).get("hint")
    if found:
        blocks = (written(found["text"]),)
        return Section("hint", f"Hint {found['number']} is about this", blocks)
    if not hints.left or (of.failing is not None and of.failing["reason"] in OF_THE_FILE):
        return None
    number = len(hints.opened) + 1
    text = (
        f"Hint {number} of {hints.total} is the next. It stays closed until you open it yourself, "
        "on the tab Hints."
    )
    return Section("next-hint", "A hint", (says(text),))


def place_of(choice: Choice, chapter: ChapterRow) -> LessonPlace:
    """Where that paragraph stands."""
    return LessonPlace(chapter.slug, chapter.title, choice.paragraph.section)
