"""Every lesson of the library computes; one that does not names its line."""

from app.authoring.lessons import lesson_folders
from app.authoring.trial import Level
from app.authoring.verify import Request, verify

LESSON = """\
## Idea

```worked problem=sgd
theta = SGD(0.1, 0.0).step(np.ones(1), np.ones(1))
rest = thta
---
It moves to {{theta}}, {{rest}}.
```

```worked problem=sgd
theta = SGD(0.1, 0.0).step(np.ones(1), np.ones(1))
---
It moves to {{theta[1]}}.
```

## Sources

- [A book](https://example.org/book)
"""


def test_every_lesson_of_the_library_computes():
    """The eight chapters that open a subject have a lesson, and all of them are clean."""
    folders = list(lesson_folders())

    results = verify(Request(folders, Level.FAST))

    assert len(folders) >= 8
    assert [finding for result in results for finding in result.findings] == []


def test_an_example_that_fails_names_its_line(tmp_path):
    """The line in `lesson.md`, not in the program that was made of it."""
    chapter = tmp_path / "dl" / "rows"
    chapter.mkdir(parents=True)
    (chapter / "lesson.md").write_text(LESSON)

    (result,) = verify(Request([chapter], Level.FAST))

    assert not result.is_publishable
    assert [f"{f.id} {f.place}" for f in result.findings] == ["K06 lesson.md:5", "K06 lesson.md:13"]
    assert "thta" in result.findings[0].message
