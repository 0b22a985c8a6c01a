"""Markdown, formulas and code as HTML that is safe and fits the page's policy."""

import pytest

from app.web import markdown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](data:text/html,<script>)",
        "$\\href{javascript:alert(1)}{x}$",
        "```python onload=alert(1)\n'</code><script>'\n```",
    ],
)
def test_nothing_runs(text: str):
    """Whatever is written, no element and no attribute of the page can run code."""
    html = markdown.render(text)

    assert "<script" not in html
    assert "<img src=x" not in html
    assert 'href="javascript' not in html
    assert 'src="data' not in html


@pytest.mark.parametrize(
    ("latex", "element"),
    [
        (r"\frac{1}{d} \sum_{j=1}^{d} x_{ij}", "<munderover>"),
        (r"\operatorname*{argmax}_x f", "<mi>argmax</mi>"),
        (r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", "<mtd"),
        (r"\sqrt{\sigma^2 + \varepsilon}", "<msqrt>"),
    ],
)
def test_formulas_become_mathml(latex: str, element: str):
    """A displayed formula is MathML in a box that scrolls by itself."""
    html = markdown.render(f"$${latex}$$")

    assert 'class="maths"' in html
    assert '<math display="block">' in html
    assert element in html


def test_no_style_attribute_is_left():
    """Alignment in formulas and tables comes as classes: the policy refuses style attributes."""
    html = markdown.render("$$\\begin{aligned} a &= b \\end{aligned}$$\n\n|a|b|\n|:-|-:|\n|1|2|\n")

    assert " style=" not in html
    assert 'class="to-right tight-right"' in html
    assert '<td class="to-right">' in html


def test_a_formula_that_does_not_parse_is_shown():
    """A slip in one formula leaves the rest of the page and says what it was."""
    html = markdown.render(r"before $\nosuch{x}$ after $y$")

    assert r"\nosuch{x}" in html
    assert "Unknown command" in html
    assert "<mi>y</mi>" in html


def test_prices_are_no_formulas():
    """A dollar sign before digits stays a dollar sign."""
    assert "<math" not in markdown.render("It costs $5 and $6.")


def test_code_is_highlighted_and_reachable():
    """Code carries classes for its tokens and takes the keyboard, because it may scroll."""
    html = markdown.render("```python\ndef f(): pass\n```")

    assert '<span class="k">def</span>' in html
    assert 'tabindex="0"' in html


def test_headings_leave_the_first_level_to_the_page():
    """A statement's top heading is a second-level one."""
    assert "<h2>Title</h2>" in markdown.render("# Title")
