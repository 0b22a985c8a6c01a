"""The learner's client against a real server: files in, reports and exit codes out."""

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import app
from problems.load import LIBRARY_ROOT
from tests.web.conftest import Site

RIGHT = next(LIBRARY_ROOT.glob("*/*/layer-norm/reference.py"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home and working directory, and no token from outside."""
    for name in ("NDJUDGE_TOKEN", "NDJUDGE_SERVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ndjudge(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, words, input=stdin)


def sign_in(site: Site) -> None:
    result = ndjudge("login", site.url, stdin=f"{site.token('ada')}\n")
    assert result.exit_code == 0, result.output


def wrong_file() -> str:
    path = Path("wrong.py")
    source = RIGHT.read_text(encoding="utf-8").replace("return gamma", "return 1.5 * gamma")
    path.write_text(source, encoding="utf-8")
    return str(path)


def test_login_keeps_the_token_to_the_user(site: Site, home: Path):
    """The token is checked, stored readable by its user alone, and used from then on."""
    sign_in(site)

    path = home / "config" / "ndjudge" / "credentials.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    listed = ndjudge("problems", "--json")
    assert "layer-norm" in [item["slug"] for item in json.loads(listed.stdout)["items"]]


def test_the_list_names_whole_slugs(site: Site):
    """What is typed after `fetch` is never cut, and an empty list says that it is empty."""
    listed = ndjudge("problems", "attention", "--server", site.url)
    nothing = ndjudge("problems", "no-such-words", "--server", site.url)

    assert " scaled-dot-product-attention " in listed.stdout
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "No problem fits" in nothing.stderr


def test_a_token_that_is_not_valid_is_not_stored(site: Site, home: Path):
    """A refused token ends with exit code 2 and what to do, and leaves nothing behind."""
    result = ndjudge("login", site.url, stdin="ndj_wrong\n")

    assert result.exit_code == 2
    assert "not valid" in result.stderr
    assert not (home / "config").exists()


def test_fetch_writes_starter_and_statement_once(site: Site):
    """The two files of a problem appear; a second fetch does not replace work."""
    first = ndjudge("fetch", "layer-norm", "--server", site.url)
    Path("layer-norm.py").write_text("my work", encoding="utf-8")
    second = ndjudge("fetch", "layer-norm", "--server", site.url)
    forced = ndjudge("fetch", "layer-norm", "--server", site.url, "--force")

    assert [first.exit_code, second.exit_code, forced.exit_code] == [0, 2, 0]
    assert "--force" in second.stderr
    assert "def layer_norm(" in Path("layer-norm.py").read_text(encoding="utf-8")
    assert Path("layer-norm.md").read_text(encoding="utf-8").startswith("# ")


def test_submit_prints_the_report_and_exits_by_verdict(judged_site: Site):
    """Accepted is 0, anything else 1; the report is for people, --json is the API's."""
    sign_in(judged_site)

    right = ndjudge("submit", "layer-norm", str(RIGHT))
    wrong = ndjudge("submit", "layer-norm", wrong_file())
    machine = ndjudge("submit", "layer-norm", str(RIGHT), "--json")

    assert (right.exit_code, wrong.exit_code, machine.exit_code) == (0, 1, 0)
    assert "Accepted" in right.stdout
    assert "Wrong answer" in wrong.stdout
    assert "your answer" in wrong.stdout
    assert "Hidden cases:" in wrong.stdout
    submission = json.loads(machine.stdout)
    assert submission["report"]["verdict"] == submission["verdict"] == "accepted"


def test_run_takes_own_inputs(judged_site: Site):
    """A run on own inputs shows what the reference answers."""
    sign_in(judged_site)
    case = {"args": {"x": "[[1, 3]]", "gamma": "[1, 1]", "beta": "[0, 0]", "eps": "1e-5"}}
    Path("cases.json").write_text(json.dumps([case]), encoding="utf-8")

    result = ndjudge("run", "layer-norm", wrong_file(), "--cases", "cases.json")

    assert result.exit_code == 1
    assert "0.999995" in result.stdout


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("submit", "no-such", str(RIGHT)), 2, "There is no problem"),
        (("submit", "layer-norm", "missing.py"), 2, "missing.py cannot be read"),
        (("run", "layer-norm", str(RIGHT), "--cases", "missing.json"), 2, "missing.json"),
        (("problems", "--server", "http://127.0.0.1:1"), 3, "cannot be reached"),
        (("problems", "--server", "ftp://x"), 2, "not the address of a server"),
    ],
)
def test_what_goes_wrong_is_said(site: Site, words: tuple[str, ...], exit_code: int, said: str):
    """Wrong use is 2 and names what is wrong, a server out of reach is 3."""
    sign_in(site)

    result = ndjudge(*words)

    assert result.exit_code == exit_code
    assert said in result.stderr
    assert result.stdout == ""


def test_without_a_login_the_message_says_how(site: Site):
    """No server known, or no token for it: the command that helps is named."""
    unknown = ndjudge("problems")
    anonymous = ndjudge("submit", "layer-norm", str(RIGHT), "--server", site.url)

    assert (unknown.exit_code, anonymous.exit_code) == (2, 2)
    assert "ndjudge login https://" in unknown.stderr
    assert f"ndjudge login {site.url}" in anonymous.stderr


def test_explain_tells_what_to_try_next(judged_site: Site):
    """Of the newest submission, or of one by its number; as text or as the API's JSON."""
    sign_in(judged_site)
    none_yet = ndjudge("explain")
    sent = ndjudge("submit", "layer-norm", wrong_file(), "--json")

    text = ndjudge("explain")
    as_json = ndjudge("explain", str(json.loads(sent.stdout)["id"]), "--json")

    assert none_yet.exit_code == 2
    assert [text.exit_code, as_json.exit_code] == [0, 0]
    assert "Try next" in text.stdout
    assert "np.shape(variance)" in text.stdout
    assert json.loads(as_json.stdout)["problem"] == "layer-norm"
    assert ndjudge("explain", "999999").exit_code == 2
