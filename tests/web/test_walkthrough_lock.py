"""The walkthrough: locked as the solution is, by every route; its values; code for the editor."""

import re
import threading

import httpx
import pytest

from app.worker.upkeep import Warmer
from problems.load import load_library
from problems.walkthrough import walkthrough_of

SLUG = "layer-norm"
PAGE = f"/problems/{SLUG}/walkthrough"
ROUTES = (
    PAGE,
    f"/problems/{SLUG}?from=walkthrough-4",
    f"/problems/{SLUG}/compare?left=walkthrough-4&right=starter",
    f"/problems/{SLUG}/compare?left=starter&right=walkthrough-4",
    f"/api/v1/problems/{SLUG}",
    f"/api/v1/problems/{SLUG}/solution",
    "/chapters/transformer-architecture",
)
SECRET = "centred"
PENDING = "being computed; reload"


@pytest.fixture
def browser(site):
    """A client with the cookie of the learner ada."""
    with site.client(Cookie=site.cookie("ada")) as client:
        yield client


def give_up(client: httpx.Client) -> None:
    assert client.post(f"/problems/{SLUG}/give-up", data={}).status_code == 303


def test_no_route_shows_it_before_the_solution_is_open(
    visitor: httpx.Client, browser: httpx.Client, ada: httpx.Client
):
    """Neither page, editor, comparison nor API, to visitor and learner; then all of them do."""
    for client in (visitor, browser, ada):
        for route in ROUTES:
            assert SECRET not in client.get(route).text, route
    locked = visitor.get(PAGE)
    assert "opens once you have solved the problem" in locked.text
    assert ada.get(f"/api/v1/problems/{SLUG}/solution").status_code == 409

    give_up(browser)

    for route in ROUTES[:4]:
        assert SECRET in browser.get(route).text, route
    assert SECRET not in visitor.get(PAGE).text
    steps = ada.get(f"/api/v1/problems/{SLUG}/solution").json()["walkthrough"]["steps"]
    assert SECRET in steps[2]["code"]


def test_the_values_are_a_workers(site, browser: httpx.Client, ada: httpx.Client, judge):
    """Pending until a worker has run the steps; then on the page and in the API."""
    give_up(browser)
    before = browser.get(PAGE).text

    Warmer(site.database, judge, site.bus).work_walkthroughs(threading.Event())
    page, solution = browser.get(PAGE).text, ada.get(f"/api/v1/problems/{SLUG}/solution").json()

    assert PENDING in before
    assert PENDING not in page
    assert "[[3.],\n [3.]]" not in page
    assert "[[3.],\n [5.]]" in page
    step = solution["walkthrough"]["steps"][1]
    assert step["values"][0] == {
        "expression": "mean",
        "caption": "one number a row",
        "value": "[[3.],\n [5.]]",
    }
    assert step["new_lines"] == [6]


def test_the_page_shows_every_step_with_its_new_lines(browser: httpx.Client):
    """All steps below each other, the lines of each marked; a link into the editor from each."""
    give_up(browser)
    walkthrough = walkthrough_of(load_library().problems[SLUG])
    assert walkthrough is not None

    page = browser.get(PAGE).text

    marked = re.findall(r"<ins>(.*?)</ins>", page, re.DOTALL)
    assert len(marked) == sum(len(step.new) for step in walkthrough.steps)
    for number, step in enumerate(walkthrough.steps, 1):
        assert f'id="step-{number}"' in page
        assert step.title in page
        assert f"from=walkthrough-{number}" in page


def test_the_editor_gets_the_code_and_the_draft_is_kept(browser: httpx.Client, ada: httpx.Client):
    """Opening changes nothing; running it makes it the draft and keeps the one before."""
    give_up(browser)
    draft = f"/api/v1/problems/{SLUG}/draft"
    ada.put(draft, json={"code": "# my own\n"})

    page = browser.get(f"/problems/{SLUG}?from=walkthrough-3").text

    assert "centred = x - mean</textarea>" in page.replace("\n</textarea>", "</textarea>")
    assert "Walkthrough, step 3; your draft is kept" in page
    based_on = re.search(r'name="based_on" value="([^"]*)"', page)
    assert based_on is not None
    assert ada.get(draft).json()["code"] == "# my own\n"
    form = {"code": "# theirs\n", "based_on": based_on[1], "action": "run"}
    browser.post(f"/problems/{SLUG}/solve", data=form, headers={"Accept": "application/json"})
    assert ada.get(draft).json()["code"] == "# theirs\n"
    kept = re.search(r"from=(kept-\d+)", browser.get(f"/problems/{SLUG}").text)
    assert kept is not None
    assert "# my own\n</textarea>" in browser.get(f"/problems/{SLUG}?from={kept[1]}").text


@pytest.mark.parametrize(
    "name", ["walkthrough-0", "walkthrough-99", "walkthrough-", "walkthrough-x"]
)
def test_steps_that_do_not_exist_are_nobodys(browser: httpx.Client, name: str):
    """The editor opens with the draft or the starter; a comparison says that there is none."""
    give_up(browser)

    assert "NotImplementedError" in browser.get(f"/problems/{SLUG}?from={name}").text
    assert browser.get(f"/problems/{SLUG}/compare?left={name}").status_code == 404


def test_problems_without_one_say_so(visitor: httpx.Client):
    """No link, and no page."""
    assert visitor.get("/problems/sgd/walkthrough").status_code == 404
    assert "/walkthrough" not in visitor.get("/chapters/clustering").text
    assert f'href="{PAGE}"' in visitor.get("/chapters/transformer-architecture").text
