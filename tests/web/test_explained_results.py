"""A result explained: what is known for certain, for each way in which a program can end."""

from collections.abc import Callable

import httpx
import pytest

from problems.load import LIBRARY_ROOT
from tests.web.conftest import Site

PACKAGE = next(LIBRARY_ROOT.glob("*/*/layer-norm"))
RIGHT = (PACKAGE / "reference.py").read_text(encoding="utf-8")
SECOND_HINT = "reduced axis"
REFUSED = ["verdict", "ladder", "case"]

RETURN = "return gamma * centred / np.sqrt(variance + eps) + beta"
ENDINGS = {
    "a shape": (RIGHT.replace(RETURN, "return centred[None]"), "wrong_answer", "Values were not"),
    "a dtype": (
        RIGHT.replace(RETURN, "return centred > 0"),
        "wrong_answer",
        "np.asarray(variance)",
    ),
    "nothing": (RIGHT.replace("    return", "    out ="), "wrong_answer", "without a return"),
    "an exception": (RIGHT.replace(RETURN, "return x[99]"), "runtime_error", "It stopped at your"),
    "a file that is no Python": (RIGHT + "\n(", "compile_error", "count the brackets"),
    "another name": (RIGHT.replace("def layer", "def later"), "compile_error", "The signature"),
}
Explain = Callable[[str], dict]


@pytest.fixture
def explain(judged_site: Site, ada: httpx.Client) -> Explain:
    """Submits code as ada and asks for its explanation."""

    def ask(code: str) -> dict:
        done = ada.post(
            "/api/v1/problems/layer-norm/submissions",
            json={"code": code},
            headers={"Prefer": "wait=30"},
        )
        assert done.status_code == 200
        answer = ada.get(f"/api/v1/submissions/{done.json()['id']}/explanation")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


def part(explanation: dict, identifier: str) -> str:
    """All that one section says."""
    section = next(each for each in explanation["sections"] if each["id"] == identifier)
    return "\n".join(" ".join([each["text"], *each["items"]]) for each in section["blocks"])


def test_a_known_mistake_becomes_a_tutorial_and_its_mending_praise(
    judged_site: Site, ada: httpx.Client, explain: Explain
):
    """From the ladder over the mistake to statement, lesson, hint and an experiment; twice the
    same words, and the page shows them. Solved, it is praise with figures and what is open now."""
    wrong = (PACKAGE / "wrong" / "ddof_one.py").read_text(encoding="utf-8")

    first, again = explain(wrong), explain(wrong)
    with judged_site.client(Cookie=judged_site.cookie("ada"), Accept="text/html") as browser:
        page = browser.get(f"/submissions/{first['submission']}/explanation").text

    assert [each["id"] for each in first["sections"]] == [
        *REFUSED, "mistake", "statement", "lesson", "hint", "next",
    ]  # fmt: skip
    assert (first["text"], first["sections"]) == (again["text"], again["sections"])
    ladder = first["sections"][1]["blocks"][1]["steps"]
    assert [each["state"] for each in ladder][-3:] == ["passed", "failed", "open"]
    assert "result[0, 0]: -1.16189152 where -1.34163542 is due" in part(first, "case")
    assert "biased variance: divide by d" in part(first, "mistake")
    assert part(first, "statement") == " variance: biased: the sum of squares is divided by d"
    assert "not by $d-1$" in part(first, "lesson")
    assert "divide, biased, variance" in part(first, "lesson")
    assert first["lesson"] == {"chapter": "transformer-architecture",
                               "section": "Layer normalisation"}  # fmt: skip
    assert 'print("variance:", np.shape(variance), variance)' in part(first, "next")
    assert 'href="/chapters/transformer-architecture#layer-normalisation"' in page
    assert f"?from={first['submission']}&amp;case=sample-1#own" in page
    assert "<math" in page

    solved = explain(RIGHT)

    assert [each["id"] for each in solved["sections"]] == ["verdict", "good", "cost", "editorial"]
    assert "at attempt 3" in part(solved, "good")
    assert "biased variance" in part(solved, "good")
    assert "No loop can be seen" in part(solved, "cost")
    assert "$O(nd)$ operations" in part(solved, "editorial")


def test_each_ending_is_explained_in_its_own_way(judged_site: Site, ada: httpx.Client):
    """What the reason means, and something to try; no lesson where Python itself is the matter.

    Runs are explained like submissions, and have fewer cases to wait for.
    """
    for ending, (code, verdict, said) in ENDINGS.items():
        run = ada.post("/api/v1/problems/layer-norm/runs", json={"code": code}).json()

        found = ada.get(f"/api/v1/submissions/{run['id']}/explanation").json()

        assert found["verdict"] == verdict, ending
        assert said in found["text"], (ending, found["text"])
        identifiers = [each["id"] for each in found["sections"]]
        assert (identifiers[0], identifiers[-1]) == ("verdict", "next"), ending
        assert "lesson" not in identifiers, ending
        assert found["similar"], ending
        assert "A run, not graded" in part(found, "verdict")


def test_nothing_closed_is_told(explain: Explain):
    """Neither the next hint, nor the editorial, nor a solution, before they are open; of what
    fails on hidden cases alone no value, only the kind of mistake and the limits of the inputs."""
    package_texts = [*(PACKAGE / "hints.md").read_text().splitlines(),
                     *(PACKAGE / "editorial.md").read_text().splitlines(),
                     *(PACKAGE / "solutions" / "loop.py").read_text().splitlines()]  # fmt: skip
    closed = [line for line in package_texts if len(line) > 30]

    found = explain(RIGHT.replace("axis=1", "axis=None"))
    unknown = explain(RIGHT.replace(RETURN, "return np.sin(x * 7)"))

    opened = [line for line in closed if line in found["text"]]
    assert len(opened) == 1, opened
    assert [line for line in closed if line in unknown["text"]] == []
    assert "Hint 1 of 4 is the next" in part(unknown, "next-hint")

    unseen = explain(RIGHT.replace(RETURN, f"if x.shape[1] == 1: raise IndexError\n    {RETURN}"))

    assert "Every visible case passes" in part(unseen, "case")
    assert "Python raised IndexError." in part(unseen, "case")
    assert "n: 1..16" in part(unseen, "next")
    shown = [b for each in unseen["sections"] for b in each["blocks"] if b["kind"] == "output"]
    assert shown == []


def test_only_finished_work_of_ones_own_is_explained(site: Site, ada, bob, visitor: httpx.Client):
    """409 while it waits, 404 for another learner, 401 for a visitor; cancelled in a sentence."""
    queued = ada.post("/api/v1/problems/sgd/submissions", json={"code": "x = 1"}).json()
    address = f"{queued['url']}/explanation"

    assert ada.get(address).status_code == 409
    assert bob.get(address).status_code == 404
    assert visitor.get(address).status_code == 401
    assert ada.post(f"{queued['url']}/cancel").status_code == 200
    assert "cancelled before there was a verdict" in ada.get(address).json()["text"]
