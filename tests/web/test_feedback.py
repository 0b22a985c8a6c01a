"""What a learner is shown about a wrong answer: picture, observation, mistake and hint."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from app.db.models import Submission
from app.services.catalogue import sample_views
from app.web import statement
from app.web.pages.results import result_of
from judge.run import Judge
from problems.load import LIBRARY_ROOT, load_library
from problems.package import Checker, Property
from tests.web.conftest import Site

CONVOLUTION = next(LIBRARY_ROOT.glob("*/*/conv2d"))
REFERENCE = (CONVOLUTION / "reference.py").read_text(encoding="utf-8")


@pytest.fixture
def browser(judged_site: Site) -> Iterator[httpx.Client]:
    """A client with a session of the learner ada."""
    with judged_site.client(Cookie=judged_site.cookie("ada")) as client:
        yield client


def submitted(judged_site: Site, code: str) -> dict:
    """The finished submission of a convolution by ada."""
    with judged_site.client(Authorization=f"Bearer {judged_site.token('ada')}") as ada:
        answer = ada.post(
            "/api/v1/problems/conv2d/submissions",
            json={"code": code},
            headers={"Prefer": "wait=30"},
        )
    assert answer.status_code == 200
    return answer.json()


def test_a_picture_is_data_and_a_figure(judged_site: Site, browser: httpx.Client):
    """The same picture over REST as numbers and on the page as SVG without styles."""
    code = REFERENCE.replace("return y", "y[..., 0, 0] += 3\n    return y")

    found = submitted(judged_site, code)
    page = browser.get(f"/submissions/{found['id']}").text

    picture = found["report"]["cases"][0]["picture"]
    assert picture["kind"] == "heatmap"
    assert picture["part"] == "result[0, 0, :, :]"
    assert [panel["name"] for panel in picture["panels"]] == ["expected", "yours", "difference"]
    assert picture["panels"][2]["values"] == [[3.0, 0.0], [0.0, 0.0]]
    assert '<figure class="picture heatmap">' in page
    assert 'aria-label="Difference: 2 rows and 2 columns of cells, from 0 to 3"' in page
    assert "picture.css" in page
    figure = page[page.index("<figure") : page.index("</figure>")]
    assert "style=" not in figure


def test_an_observation_is_the_headline(judged_site: Site, browser: httpx.Client):
    """What all answers are right up to."""
    code = REFERENCE.replace("return y", "return -y")

    found = submitted(judged_site, code)
    page = browser.get(f"/submissions/{found['id']}").text

    said = "Your result is the expected one with the opposite sign."
    assert found["report"]["observation"]["id"] == "sign"
    assert found["report"]["headline"] == said
    assert said in page


def test_a_mistake_comes_with_its_hint(judged_site: Site, browser: httpx.Client):
    """The message of the catalogue, and the hint that treats it."""
    wrong: Path = CONVOLUTION / "wrong" / "rounds_size_up.py"

    found = submitted(judged_site, wrong.read_text(encoding="utf-8"))
    page = browser.get(f"/submissions/{found['id']}").text

    mistake = found["report"]["misconception"]
    assert (mistake["id"], mistake["hint"]["number"]) == ("rounds-size-up", 3)
    assert mistake["message"] in page
    assert "Hint 3 is about this" in page


def test_a_package_draws_its_samples_and_wrong_answers(
    judged_site: Site, browser: httpx.Client, judge: Judge
):
    """An attention map in the result, expected beside yours; and in the statement's example."""
    slug = "scaled-dot-product-attention"
    wrong = (next(LIBRARY_ROOT.glob(f"*/*/{slug}")) / "wrong" / "no_scale.py").read_text("utf-8")

    with judged_site.client(Authorization=f"Bearer {judged_site.token('ada')}") as ada:
        found = ada.post(
            f"/api/v1/problems/{slug}/submissions",
            json={"code": wrong},
            headers={"Prefer": "wait=30"},
        ).json()
    page = browser.get(f"/submissions/{found['id']}").text

    drawn = found["report"]["cases"][0]["drawing"]["panels"]
    assert [(panel["of"], panel["values"]) for panel in drawn] == [
        ("expected", [[0.7311, 0.2689]]),
        ("yours", [[0.8808, 0.1192]]),
    ]
    assert "Yours: weights. Attention: query 0 most to key 0 (0.88)." in page
    problem = load_library().problems[slug]
    example = str(statement.sample_html(sample_views(judge.samples(problem))[1]))
    assert (
        'aria-label="mask. 1 where a query (row) may attend to a key (column): 3 of 9."' in example
    )


def test_a_hidden_case_names_the_broken_property(judge: Judge):
    """The one thing that it may tell besides its verdict."""
    rows = Property("rows_sum_to", value=0.0)
    checker = Checker(compares_values=False, properties=(rows,))
    problem = replace(load_library().problems["layer-norm"], checker=checker, package_hash="p")
    code = b"import numpy as np\ndef layer_norm(x, gamma, beta, eps):\n    return x * 0 + 1\n"

    report = judge.run(problem, code).to_json()
    row = Submission(kind="submit", status="done", verdict=report["verdict"], report=report)
    shown = result_of(row, None)

    assert {case.summary for case in shown.hidden} == {"rows sum to: does not hold"}
