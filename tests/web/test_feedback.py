"""What a learner is shown about a wrong answer: picture, observation, mistake and hint."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from problems.load import LIBRARY_ROOT
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
    assert 'aria-label="difference: 2 rows and 2 columns of cells, from 0 to 3"' in page
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
