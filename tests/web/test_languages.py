"""The catalogues are complete, and no page says anything that is in none of them."""

import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app.languages import ENGLISH, FOLDER, Languages, known
from tests.web.conftest import Site
from tests.web.test_api_verdicts import RIGHT, WRONG

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "sentence": None, "counted": (1, 2)}
Text = str | tuple[str, str]


@cache
def texts() -> dict[Text, set[str]]:
    """Every text that the sources mark, as `make messages` finds it, with its files."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(each["pattern"], each["method"]) for each in settings]
    options = {each["pattern"]: {"trimmed": each.get("trimmed", "")} for each in settings}
    found: dict[Text, set[str]] = {}
    for name, _, text, _, _ in extract_from_dir(ROOT / "app", methods, options, KEYWORDS):
        found.setdefault(text, set()).add(name)
    return found


def forms(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def holes(text: str) -> set[str]:
    """The places that values fill."""
    if "%(" in text:
        return set(re.findall(r"%\((\w+)\)s", text))
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", [code for code in known() if code != ENGLISH])
def test_a_catalogue_says_everything(code):
    """No text is missing, left over or doubtful; each has the values and elements of its own."""
    with (FOLDER / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    said = {message.id: message for message in catalogue if message.id}

    assert set(said) == set(texts()), "Run `make messages`, then translate what is new."
    for text, message in said.items():
        assert not message.fuzzy, text
        needed = set.union(*(holes(form) for form in forms(text)))
        for form in forms(message.string):
            assert form, text
            # Of a singular the number may be a word.
            assert holes(form) <= needed, form
            tags = sorted(re.findall(r"<[^>]*>", forms(text)[-1]))
            assert sorted(re.findall(r"<[^>]*>", form)) == tags, form
        assert holes(forms(message.string)[-1]) == holes(forms(text)[-1]), text


MARKS = "⟦⟧"
VISITORS_PAGES = (
    "/",
    "/problems",
    "/problems?q=quokka",
    "/problems/layer-norm",
    "/problems/sgd",
    "/problems/layer-norm/walkthrough",
    "/problems/layer-norm/report",
    "/problems/layer-norm/reported",
    "/problems/no-such",
    "/chapters",
    "/chapters/optimizers",
    "/review",
    "/sign-in",
    "/sign-up",
    "/forgotten",
    "/submissions",
    "/api/docs",
    "/nowhere",
)
LEARNERS_PAGES = (
    "/",
    "/problems",
    "/problems/layer-norm",
    "/problems/layer-norm/walkthrough",
    "/problems/layer-norm/compare?left=starter&right=draft",
    "/chapters/normalization",
    "/review",
    "/submissions",
    "/profile",
    "/lists",
    "/lists/1",
    "/settings",
    "/settings/tokens",
    "/settings/account",
    "/notices",
    "/reports",
)
# Names, units, dtypes with shapes, and the days that Babel writes.
ALIKE = re.compile(
    r"(ndjudge|NumPy|Vim|Emacs|GitHub|CPU|MiB|KiB|px|ms|s|UTC|CC BY-SA 4\.0|CC-BY-SA-4\.0|"
    r"ada|Esperanto|float\d*|\[[nd, ]+\]|\w+, la \d+-a de \w+ \d{4})"
)
UNREAD = {"script", "style", "template", "code", "pre", "textarea", "time", "noscript"}
VOID = {"meta", "link", "input", "br", "hr", "img", "source", "wbr", "col"}
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-name")


class Reader(HTMLParser):
    """Collects what a page says outside the marks, apart from content that names its language."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.depth = 0
        self.unmarked: list[str] = []

    @property
    def is_quiet(self) -> bool:
        return any(is_quiet for _, is_quiet in self.stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_other = "lang" in given and given["lang"] != "eo"
        if not self.is_quiet and not is_other:
            for name in SPOKEN:
                self.read(given.get(name) or "", f"{tag}[{name}]")
        if tag not in VOID:
            zones = tag == "select" and given.get("name") == "time_zone"
            self.stack.append((tag, is_other or tag in UNREAD or zones))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.is_quiet:
            self.read(data, self.stack[-1][0] if self.stack else "")

    def read(self, text: str, place: str) -> None:
        for part in re.split(f"([{MARKS}])", text):
            if part in MARKS and part:
                self.depth += 1 if part == MARKS[0] else -1
            elif not self.depth and re.search(r"[^\W\d_]{2}", ALIKE.sub("", part)):
                self.unmarked.append(f"{place}: {part.strip()}")


@pytest.fixture
def marked(judged_site: Site, tmp_path: Path) -> Site:
    """A site that also speaks a language in which every text is itself, in marks."""
    catalogue = Catalog("eo")
    for text in texts():
        said = tuple(f"⟦{form}⟧" for form in forms(text))
        catalogue.add(text, said if len(said) > 1 else said[0])
    with (tmp_path / "eo.po").open("wb") as file:
        write_po(file, catalogue)
    judged_site.app.state.languages = Languages(tmp_path)
    return judged_site


def unmarked(browser: httpx.Client, *paths: str) -> Iterator[str]:
    """What these pages say that is in no catalogue and does not tell its language."""
    for path in paths:
        answer = browser.get(path)
        assert answer.headers["content-language"] == "eo", path
        reader = Reader()
        reader.feed(answer.text)
        assert reader.depth == 0, path
        yield from (f"{path}: {each}" for each in reader.unmarked)


def test_pages_say_nothing_else(marked: Site):
    """Every text of a visitor's and of a busy learner's pages is marked in its template."""
    wants = {"Accept-Language": "eo", "Accept": "text/html"}
    with marked.client(**wants, Cookie=marked.cookie("ada")) as ada:
        for code in (WRONG, RIGHT):
            form = {"code": code, "action": "submit"}
            done = ada.post("/problems/layer-norm/solve", data=form)
            assert done.status_code == 303
        number = int(done.headers["location"].rpartition("/")[2])
        ada.post("/problems/layer-norm/solve", data={"code": RIGHT, "action": "run"})
        ada.post("/problems/layer-norm/hints", data={"code": RIGHT})
        ada.post("/problems/layer-norm/favourite", data={"wanted": "1"})
        ada.post("/problems/layer-norm/notes", data={"text": "42"})
        report = {"about": "other", "text": "1234567890"}
        ada.post("/problems/layer-norm/report", data=report)

        found = [
            *unmarked(ada, *LEARNERS_PAGES, *(f"/submissions/{number - n}" for n in (0, 1, -1))),
            *unmarked(ada, *(f"/submissions/{number - n}/explanation" for n in (0, 1))),
        ]
    with marked.client(**wants) as visitor:
        found += unmarked(visitor, *VISITORS_PAGES)

    assert found == [], "\n".join(found)


def test_readers_and_the_site_choose(site: Site):
    """The account, else the cookie, else the browser's wish, else the site's first language."""
    wish = {"Accept-Language": "fr, de-AT;q=0.8, en;q=0.5", "Accept": "text/html"}

    def spoken(browser: httpx.Client, path: str = "/problems") -> str:
        answer = browser.get(path)
        language = answer.headers["content-language"]
        assert f'<html lang="{language}"' in answer.text
        assert "Accept-Language" in answer.headers["vary"]
        return language

    with site.client(**wish) as visitor:
        wished = spoken(visitor)
        refused = visitor.get("/problems/no-such").text
        told = visitor.get("/api/v1/problems/no-such").json()["detail"]
        visitor.post("/language", data={"language": "en"})
        by_cookie = spoken(visitor)
    with site.client(Cookie=site.cookie("ada")) as ada:
        ada.post("/language", data={"language": "de"})
    with site.client(Cookie=site.cookie("ada")) as elsewhere:
        on_account = spoken(elsewhere, "/settings")
    with site.client(Cookie=site.cookie("grace")) as grace, site.client() as nobody:
        unknown = grace.post("/admin/settings", data={"languages": "de,xx"})
        before = spoken(nobody)
        grace.post("/admin/settings", data={"languages": "de,en"})
        after = spoken(nobody)

    assert (wished, by_cookie, on_account) == ("de", "en", "de")
    assert "Es gibt keine Aufgabe" in refused
    assert told.startswith("There is no problem")
    assert unknown.status_code == 422
    assert (before, after) == ("en", "de")
