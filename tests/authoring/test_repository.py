"""Packages from a git repository: a real one over HTTP, and what must not be fetched."""

import json
import os

import pytest
from typer.testing import CliRunner

from app.authoring import git, remote
from app.authoring.repository import Source, fetch
from app.cli.main import app as command_line
from app.errors import Invalid, TooLarge, Unavailable
from problems.load import load_library, read_folder
from tests.authoring.git_server import GitServer, serving
from tests.problems.conftest import FILES

PLACE = "bank/ml/scaling/scale-rows"


@pytest.fixture
def server(tmp_path):
    with serving(tmp_path / "served") as made:
        yield made


@pytest.fixture
def stocked(server: GitServer) -> GitServer:
    """One package four folders deep, one on a branch, and files that are none."""
    server.commit({f"{PLACE}/{name}": text.encode() for name, text in FILES.items()})
    server.commit({"README.md": b"Problems.\n", f"{PLACE}/.hidden": b"no", "other/x.txt": b"x"})
    server.git("branch", "old", "HEAD~1")
    return server


def test_a_package_comes_whole_with_its_place(stocked: GitServer):
    """From the main branch, from an older one, and by its folder: the same files."""
    hosts = [stocked.host]
    (found,) = fetch(Source(stocked.address), hosts)

    assert (found.collection, found.chapter, found.slug) == ("ml", "scaling", "scale-rows")
    assert dict(found.files) == {name: text.encode() for name, text in FILES.items()}
    assert fetch(Source(stocked.address, "old", "bank/ml"), hosts) == [found]
    assert any("git-upload-pack" in path for path in stocked.asked)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ({"branch": "none-such"}, "the branch there"),
        ({"folder": "other"}, "no package in the folder other"),
        ({"branch": "--upload-pack=x"}, "not the name of a branch"),
        ({"folder": "../.."}, "is not a folder"),
    ],
)
def test_what_is_not_there_is_named(stocked: GitServer, source, why):
    """Each refusal says what to write instead, and nothing of ours breaks."""
    with pytest.raises(Invalid, match=why):
        fetch(Source(stocked.address, **source), [stocked.host])


def test_links_submodules_and_redirects_lead_nowhere(stocked: GitServer, tmp_path):
    """A link in a package is refused, not followed; so is a redirect."""
    (tmp_path / "secret").write_text("secret")
    os.symlink(tmp_path / "secret", stocked.repository / PLACE / "linked.md")
    stocked.commit({})

    with pytest.raises(Invalid, match=r"linked.md is a link"):
        fetch(Source(stocked.address), [stocked.host])
    moved = stocked.address.replace("/somebody/", "/moved/")
    with pytest.raises(Invalid, match="redirects are not followed"):
        fetch(Source(moved, "old"), [stocked.host])


def test_what_is_too_large_or_too_slow_is_ended(stocked: GitServer, monkeypatch):
    """A bound on the size of the repository, on a file, and on the time of it all."""
    stocked.commit({f"{PLACE}/large.md": os.urandom(2 << 20)})
    source, hosts = Source(stocked.address), [stocked.host]

    with pytest.raises(TooLarge, match=r"large.md is larger"):
        fetch(source, hosts)
    monkeypatch.setattr(git, "MOST_MIB", 1)
    with pytest.raises(TooLarge, match="more than 1 MiB"):
        fetch(source, hosts)
    monkeypatch.setattr(git, "MOST_MIB", 128)
    monkeypatch.setattr(git, "MOST_S", 0.0)
    with pytest.raises(Unavailable, match="not fetched within"):
        fetch(source, hosts)


@pytest.mark.parametrize(
    "url",
    [
        "ssh://example.org/a/b", "git://example.org/a/b", "file:///etc", "ext::sh -c id",
        "https://name:word@example.org/a", "https://example.org/a?b", "https://example.org/a%2e",
        "https://example.org", "https://[::1]/a", "https://example.org/../a", "--upload-pack=x",
        "https://example.org\\@127.0.0.1/a", "http://example.org/a/b",
    ],
)  # fmt: skip
def test_addresses_of_another_form_are_refused_unasked(url, monkeypatch):
    """Only https, nothing that two programs might read in two ways; no name is looked up."""
    monkeypatch.setattr(remote.socket, "getaddrinfo", None)

    with pytest.raises(Invalid):
        fetch(Source(url))


@pytest.mark.parametrize(
    "answer",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_refused(answer, monkeypatch):
    """Whatever the name server answers, private addresses are not asked unless allowed."""
    family = remote.socket.AF_INET6 if ":" in answer else remote.socket.AF_INET
    public = (remote.socket.AF_INET, 1, 6, "", ("93.184.215.14", 443))
    answers = [public, (family, 1, 6, "", (answer, 443))]
    monkeypatch.setattr(remote.socket, "getaddrinfo", lambda *_, **__: answers)

    with pytest.raises(Invalid, match="inside a private network"):
        remote.resolve("https://example.org/a/b", [])
    assert remote.resolve("https://example.org/a/b", ["example.org"]).pin == "93.184.215.14"


def test_the_loopback_is_private_by_any_name(stocked: GitServer):
    """The same repository, asked for without the operator's leave, is never asked."""
    for host in ("127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433"):
        port = stocked.host.partition(":")[2]
        with pytest.raises((Invalid, Unavailable)):
            fetch(Source(f"https://{host}:{port}/somebody/problems.git"))

    assert stocked.asked == []


def test_the_command_line_imports_from_a_repository(server: GitServer, tmp_path, monkeypatch):
    """Each package is verified and written; one that is not in order is not, and exit code is 1."""
    files = load_library().problems["sgd"].files
    server.commit({f"dl/optimizers/sgd/{name}": data for name, data in files.items()})
    server.commit({f"dl/optimizers/unfit/{name}": data for name, data in files.items()
                   if name != "hints.md"})  # fmt: skip
    monkeypatch.setenv("NDJUDGE_GIT_HOSTS", server.host)
    words = ["problem", "import", server.address, "--into", str(tmp_path), "--level", "lint"]

    done = CliRunner().invoke(command_line, [*words, "--json"])
    again = CliRunner().invoke(command_line, words)

    assert done.exit_code == 1, done.output
    packages = {each["slug"]: each["imported"] for each in json.loads(done.stdout)["packages"]}
    assert packages == {"sgd": True, "unfit": False}
    assert read_folder(tmp_path / "sgd") == dict(files)
    assert not (tmp_path / "unfit").exists()
    assert isinstance(again.exception, SystemExit)
    assert again.exception.code == 2
