"""The site's own files and what was built from npm packages."""

import json
import re
from pathlib import Path

import httpx

from app.web import static_files

ASSETS = Path(static_files.__file__).parent / "assets"


def test_versioned_files_are_kept(visitor: httpx.Client):
    """What a page links carries the folder's hash and may be kept for ever; a bare path not."""
    page = visitor.get("/problems").text
    linked = set(re.findall(r'"(/static/[^"]+)"', page))

    assert linked
    for address in linked:
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert visitor.get("/static/css/base.css").headers["cache-control"] == "no-cache"
    assert visitor.get("/static/v-old/css/base.css").headers["cache-control"] == "no-cache"


def test_pages_hold_no_inline_code(visitor: httpx.Client):
    """No inline script, no style attribute, no event attribute: the policy would refuse them."""
    for path in ("/problems", "/problems/layer-norm", "/chapters", "/sign-in", "/nope"):
        page = visitor.get(path, headers={"Accept": "text/html"}).text

        assert not re.search(r"<script(?![^>]* src=)", page), path
        assert not re.search(r"<[^>]+ (style|on\w+)=", page), path
        assert "<style" not in page, path


def test_the_lock_file_holds_no_addresses():
    """npm's lock file pins versions and hashes, and leaves the registry to the installation."""
    lock = json.loads((ASSETS / "package-lock.json").read_text())
    package = json.loads((ASSETS / "package.json").read_text())

    assert not any("resolved" in each for each in lock["packages"].values())
    assert all(re.fullmatch(r"[\d.]+", version) for version in package["dependencies"].values())


def test_nothing_outside_the_folder_is_served(visitor: httpx.Client):
    """Neither sources nor paths that climb are reachable."""
    for path in ("/static/../templating.py", "/static/v-x/../../templating.py", "/static/v-x/"):
        assert visitor.get(path).status_code == 404
