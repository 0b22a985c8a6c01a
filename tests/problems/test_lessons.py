"""Lessons: how they fall into parts, how values are shown, and what lint says of each fault."""

from pathlib import Path

import numpy as np
import pytest

from problems.lessons import Animation, Prose, Worked, fill, parts, worked_examples
from problems.lint.lessons import LESSON_CHECKS, lint_chapter

LESSON = """\
## Idea

See [it](/problems/scale-rows): $x^2$.

```worked problem=scale-rows
y = scale(np.ones((1, 2)), [3.0], 1)
---
It is {{y[0][1]:.2f}}.
```

```animation
A row that grows.
```

## Sources

- [A book](https://example.org/book)
"""


def example(template: str) -> Worked:
    return Worked("scale-rows", "y = 1", template, 1)


def test_a_lesson_falls_into_parts_with_their_lines():
    """Prose, example, place of the animation, in order; code and text of the example apart."""
    found = list(parts(LESSON))

    assert [type(part) for part in found] == [Prose, Worked, Prose, Animation, Prose]
    assert [part.line for part in found] == [1, 5, 10, 11, 14]
    (worked,) = worked_examples(LESSON)
    assert (worked.problem, worked.names, worked.template_line) == ("scale-rows", ("y",), 8)
    assert worked.code == "y = scale(np.ones((1, 2)), [3.0], 1)"


@pytest.mark.parametrize(
    ("template", "value", "shown"),
    [
        ("{{y}}", 2.0 / 3.0, "0.6667"),
        ("{{ y:.2f }}", np.float64(-0.001), "0.00"),
        ("{{y}}", np.int64(12345), "12345"),
        ("{{y}}", True, "True"),
        ("{{y:.1f}}", np.array([[1.0, -0.0], [2.25, 3.0]]), "[[1.0, 0.0], [2.2, 3.0]]"),
        ("{{y[1][0]}}", ([1], ["word"]), "word"),
        ("{{y[0]}} {{y}}", (1, 2.5), "1 (1, 2.5)"),
    ],
)
def test_values_are_shown_shortly(template, value, shown):
    """Four digits unless the slot says otherwise; arrays and lists in brackets; no minus zero."""
    assert fill(example(template), {"y": value}) == shown


@pytest.mark.parametrize(("template", "value"), [("{{y[3]}}", [1]), ("{{y}}", {"a": 1})])
def test_a_slot_without_a_value_says_so(template, value):
    """An index too far or a value without a short form names the slot."""
    with pytest.raises(ValueError, match=r"\{\{y"):
        fill(example(template), {"y": value})


def findings(folder: Path, lesson: str) -> list[str]:
    chapter = folder / "cv" / "rows"
    chapter.mkdir(parents=True)
    (chapter / "lesson.md").write_text(lesson)
    found = lint_chapter(chapter, ["scale-rows"], ["rows"])
    return [f"{each.id} {each.place.line}" for each in found]


def test_a_complete_lesson_is_clean(tmp_path):
    """The lesson that the next test breaks has no finding."""
    assert findings(tmp_path, LESSON) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("x^2", r"\foo", "K01 3"),
        ("It is {{", r"$\bar$ {{", "K01 8"),
        ("---\n", "", "K02 5"),
        ("y = scale", "y = = scale", "K02 6"),
        ("{{y[0]", "{{z[0]", "K02 8"),
        (":.2f", ":>x", "K02 8"),
        ("{{y[0][1]:.2f}}", "three", "K02 8"),
        (" problem=scale-rows", "", "K02 5"),
        ("## Sources", "```animation\nMore.\n```\n\n## Sources", "K02 15"),
        ("problem=scale-rows", "problem=scale-row", "K03 5"),
        ("(/problems/scale-rows)", "(/chapters/columns)", "K03 3"),
        ("See", "<br>See", "K04 3"),
        ("## Idea", "# Idea", "K04 1"),
        ("A row that", "![a row](row.png) that", "K04 12"),
        ("## Sources", "## Books", "K05 17"),
        ("https:", "http:", "K05 15"),
    ],
)
def test_each_fault_is_found_where_it_is(tmp_path, old, new, expected):
    """One fault, one finding, with its check and its line."""
    assert old in LESSON

    assert findings(tmp_path, LESSON.replace(old, new, 1)) == [expected]


def test_checks_are_distinct():
    """Ids are what explanations and waivers go by."""
    ids = [check.id for check in LESSON_CHECKS]

    assert len(ids) == len(set(ids))
