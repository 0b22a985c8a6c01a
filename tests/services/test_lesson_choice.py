"""Which paragraph of a lesson treats a mistake: the rule that the page tells."""

from app.services.explanations.reading import choose_conventions, choose_paragraph

LESSON = """\
## Introduction

A filter replaces every pixel by a weighted sum of its neighbours in the picture.

## Borders

At the border some neighbours are missing, which is solved by padding or by a smaller output.

```worked problem=box-filter
y = 1
---
The border becomes {{y}}.
```

Padding with zeros darkens the border; reflecting the picture keeps its brightness there.

## Speed

A separable kernel is two passes of one axis; see [blur](/problems/gaussian-blur) for it:

$$k = u v^T$$

Integral images make the sum of any rectangle four look-ups, however large it is.

A cascade of small filters approximates a large one, by the central limit theorem.

## Sources

- [A book about separable kernels and their brightness](https://example.org)
"""


def test_the_section_of_the_problem_goes_before_shared_words():
    """Of the sections that work with the problem, the paragraph with most words of the mistake."""
    found = choose_paragraph(LESSON, "box-filter", "You pad with zeros, so brightness is lost.")

    assert found is not None
    assert found.is_about_problem
    assert found.paragraph.section == "Borders"
    assert found.paragraph.text.startswith("Padding with zeros")
    assert found.shared == ("zeros", "brightness")


def test_without_a_shared_word_it_is_the_first_paragraph():
    """A link to the problem makes a section its own, as an example does; a colon takes its
    formula along."""
    found = choose_paragraph(LESSON, "gaussian-blur", "Quite another matter.")

    assert found is not None
    assert (found.paragraph.section, found.shared) == ("Speed", ())
    assert found.paragraph.text.endswith(":\n\n$$k = u v^T$$")


def test_a_problem_that_the_lesson_does_not_name_searches_all_but_the_sources():
    """There the words decide alone, whatever their endings."""
    found = choose_paragraph(LESSON, "elsewhere", "Your kernels are not separable.")

    assert found is not None
    assert not found.is_about_problem
    assert found.paragraph.section == "Speed"
    assert choose_paragraph("", "elsewhere", "kernels") is None


def test_conventions_are_those_that_share_most_words():
    """Lines of the statement's card; none where nothing is shared."""
    card = {"axis": "each row over its features", "variance": "biased, divided by the features"}

    assert choose_conventions(card, "You take the biased variance of all features.") == (
        "variance: biased, divided by the features",
    )
    assert choose_conventions(card, "Nothing of it.") == ()
