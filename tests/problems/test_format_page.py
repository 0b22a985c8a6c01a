"""The reference page of the format names everything there is."""

import re
from pathlib import Path

import pytest

from app.authoring.verify import CHECKS
from problems.documents import VERDICTS
from problems.hashes import JUDGING_FILES, JUDGING_KEYS
from problems.placeholders import BLOCK_NAMES
from problems.schema import CHAPTER, PROBLEM, documented_keys

PAGE = Path(__file__).parents[2] / "docs" / "problem-format.md"


@pytest.mark.parametrize("schema", [PROBLEM, CHAPTER])
def test_every_key_has_a_row(schema):
    """A key of the schema without a row in a table of the page is undocumented."""
    rows = set(re.findall(r"^\| `([^`]+)` \|", PAGE.read_text(), re.MULTILINE))

    missing = set(documented_keys(schema)) - rows

    assert missing == set()


def test_every_check_verdict_and_placeholder_is_named():
    """The rest of the vocabulary stands on the page too."""
    text = PAGE.read_text()

    for check in CHECKS:
        assert f"| {check.id} | {check.title} |" in text
    for word in (*VERDICTS, *JUDGING_KEYS, *JUDGING_FILES):
        assert f"`{word}`" in text
    for name in BLOCK_NAMES:
        assert f"`{{{{{name}" in text
