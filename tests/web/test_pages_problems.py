"""The list, the problem page, and what its forms do without a script."""

import re

import httpx
import pytest

from app.services import catalogue
from tests.web.conftest import Site

HTML = {"Accept": "text/html"}
CODE = "def layer_norm(x, gamma, beta, eps):\n    return x[0]\n"


@pytest.mark.parametrize(
    ("query", "wanted", "others"),
    [
        ("", "layer-norm", ""),
        ("q=biased+norm", "layer-norm", "adam"),
        ("difficulty=medium&collection=dl", "adam", "layer-norm"),
        ("tag=training", "sgd", "bleu"),
    ],
)
def test_filters_stand_in_the_address(visitor: httpx.Client, query: str, wanted: str, others: str):
    """The address alone says what is listed; the page counts it and keeps the choice."""
    page = visitor.get(f"/problems?{query}").text

    shown = page.count('class="row"')
    assert f"Shown {shown} of" in page
    assert f'class="row" href="/problems/{wanted}"' in page
    assert not others or f'class="row" href="/problems/{others}"' not in page


def test_workers_hear_which_problems_are_opened(site: Site, visitor: httpx.Client):
    """By page or by API: what somebody looks at is prepared first."""
    with site.database.session() as session:
        adam, sgd = (catalogue.find(session, slug).current_version_id for slug in ("adam", "sgd"))

    visitor.get("/problems/adam")
    visitor.get("/api/v1/problems/sgd")
    visitor.get("/problems/no-such-problem")

    assert site.bus.openings.latest() == (sgd, adam)


def test_sorting_turns_round(visitor: httpx.Client):
    """A column head sorts; the same head then sorts the other way and says which way it is."""
    page = visitor.get("/problems?sort=title").text

    rows = page[page.index("<tbody>") :]
    assert rows.index("2-D Convolution") < rows.index("Adam") < rows.index("Momentum")
    assert 'aria-sort="ascending"' in page
    assert "/problems?sort=-title" in page


@pytest.mark.parametrize("query", ["status=nonsense", "sort=nonsense", "difficulty=", "q=%00"])
def test_strange_addresses_still_list(visitor: httpx.Client, query: str):
    """A filter that means nothing is left out; nobody gets an error for an old link."""
    assert visitor.get(f"/problems?{query}").status_code == 200


def test_an_empty_list_says_what_to_do(visitor: httpx.Client):
    """No hit is not a blank page."""
    page = visitor.get("/problems?q=quokka").text

    assert "No problem fits" in page
    assert "Show all problems" in page


def test_the_problem_page_has_what_one_needs(visitor: httpx.Client):
    """Statement with formulas, conventions, starter code, both buttons, hints counted."""
    page = visitor.get("/problems/layer-norm").text

    assert "<math" in page
    assert "inside the square root" in page
    assert "def layer_norm(" in page
    assert 'value="run"' in page
    assert 'value="submit"' in page
    assert "0 of 4" in page


def test_nothing_secret_is_in_the_page(visitor: httpx.Client):
    """Before giving up or solving, neither hints nor solution nor reference reach the browser."""
    page = visitor.get("/problems/layer-norm").text

    assert "share a mean" not in page
    assert "Derivation" not in page
    assert "keepdims" not in page


def test_a_visitor_becomes_a_guest_with_the_first_hint(site: Site):
    """Reading makes no account, taking a hint does; code sent along is kept."""
    with site.client(**HTML) as browser:
        browser.get("/problems/layer-norm")
        assert not browser.cookies
        taken = browser.post("/problems/layer-norm/hints", data={"code": "# begun\r\n"})
        page = browser.get("/problems/layer-norm").text

    assert taken.status_code == 303
    assert taken.headers["location"] == "/problems/layer-norm#hints"
    assert "Hint 1 of 4" in page
    assert "Hint 2 of 4" not in page
    assert "# begun\n</textarea>" in page


def test_giving_up_opens_the_solution(site: Site):
    """Who gives up reads editorial and reference."""
    with site.client(**HTML) as browser:
        browser.post("/problems/layer-norm/give-up", data={})
        page = browser.get("/problems/layer-norm").text

    assert "Derivation" in page
    assert "keepdims" in page


def test_submitting_waits_then_shows_the_page(site: Site):
    """Without a judge the form gives up waiting and leads to a page that says how to go on."""
    with site.client(Cookie=site.cookie("ada"), **HTML) as browser:
        sent = browser.post("/problems/layer-norm/solve", data={"action": "submit", "code": CODE})
        pending = browser.get(sent.headers["location"]).text

    assert sent.status_code == 303
    assert "position 1" in pending
    assert "Check again" in pending
    assert re.search(r"<noscript><meta http-equiv=.refresh", pending)


def test_a_script_gets_addresses_at_once(site: Site):
    """Asked for JSON, the same form answers without waiting."""
    with site.client(Cookie=site.cookie("ada"), Accept="application/json") as browser:
        sent = browser.post("/problems/layer-norm/solve", data={"action": "submit", "code": CODE})

    assert sent.status_code == 202
    assert sent.json()["page"] == f"/submissions/{sent.json()['id']}"


def test_the_verdict_is_on_the_page(judged_site: Site):
    """Verdict in words, failing case first with input, answer and expected; hidden ones closed."""
    with judged_site.client(Cookie=judged_site.cookie("ada"), **HTML) as browser:
        sent = browser.post("/problems/layer-norm/solve", data={"action": "submit", "code": CODE})
        address = sent.headers["location"]
        page = browser.get(address).text
        while "Check again" in page:
            page = browser.get(address).text
        fragment = browser.get(f"{address}?fragment=1").text
        history = browser.get("/problems/layer-norm").text

    assert "Wrong answer" in page
    assert "wrong shape" in page
    assert "Your answer" in page
    assert "Expected" in page
    assert "Hidden cases" in page
    assert "<html" not in fragment
    assert "Wrong answer" in fragment
    assert "Tried" in history


def test_a_refusal_keeps_the_code(site: Site):
    """Past the limit the page says when to come back, and the last code is the draft."""
    site.app.state.settings.limits.submissions_per_minute = 1
    with site.client(Cookie=site.cookie("ada"), Accept="application/json") as browser:
        form = {"action": "submit", "code": CODE}
        browser.post("/problems/layer-norm/solve", data=form)
        refused = browser.post(
            "/problems/layer-norm/solve", data=form | {"code": "# later\n"}, headers=HTML
        )
        page = browser.get("/problems/layer-norm", headers=HTML).text

    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert "Come back in" in refused.text
    assert "# later" in page


def test_a_guest_whose_first_form_is_refused_is_remembered(site: Site):
    """The page names the argument and leads back to the problem, where the code still stands."""
    form = {"action": "run_own", "code": CODE, "arg.x": "[[1, 2]"}
    with site.client(**HTML) as browser:
        address = str(browser.base_url.join("/problems/layer-norm"))
        refused = browser.post(
            "/problems/layer-norm/solve", data=form, headers={"Referer": address}
        )
        page = browser.get("/problems/layer-norm").text

    assert refused.status_code == 422
    assert "x is not a Python literal" in refused.text
    assert 'href="/problems/layer-norm">Back to the page' in refused.text
    assert "return x[0]" in page


def test_too_much_code_is_refused(site: Site):
    """Over 64 KiB the page says so."""
    form = {"action": "submit", "code": "#" * 70_000}
    with site.client(Cookie=site.cookie("ada"), **HTML) as browser:
        refused = browser.post("/problems/layer-norm/solve", data=form)

    assert refused.status_code == 413
    assert "65536" in refused.text


def test_somebody_elses_submission_is_not_found(site: Site):
    """The page of another learner's submission does not exist, not even as code to restore."""
    with site.client(Cookie=site.cookie("ada"), Accept="application/json") as browser:
        form = {"action": "submit", "code": "# secret of ada\n"}
        sent = browser.post("/problems/layer-norm/solve", data=form).json()
    with site.client(Cookie=site.cookie("bob"), **HTML) as other:
        page = other.get(sent["page"])
        restored = other.get(f"/problems/layer-norm?from={sent['id']}")

    assert page.status_code == 404
    assert "secret of ada" not in restored.text


@pytest.mark.parametrize("path", ["/problems/nope", "/chapters/nope", "/submissions/1", "/nope"])
def test_unknown_addresses_are_pages(visitor: httpx.Client, path: str):
    """A browser gets a page with a way on, not JSON."""
    answer = visitor.get(path, headers=HTML)

    assert answer.status_code == 404
    assert "All problems" in answer.text


def test_an_unknown_address_knows_who_is_there(site: Site):
    """The page of a wrong address has the same header as every other."""
    with site.client(**HTML, Cookie=site.cookie("ada")) as browser:
        page = browser.get("/nope").text

    assert "Sign out" in page


def test_the_banner_of_an_insecure_judge(site: Site):
    """A site that judges without all safeguards says so on every page."""
    site.app.state.settings.insecure_judge = True

    with site.client(**HTML) as browser:
        assert "The sandbox is not complete" in browser.get("/problems").text
        assert "The sandbox is not complete" in browser.get("/nope").text
