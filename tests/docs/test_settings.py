"""The page on settings names every setting with its default."""

import re
from pathlib import Path

import pytest

from app.settings import Limits, Settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()


def test_every_setting_is_described():
    """A new setting comes with its line, and no line is left of an old one."""
    expected = {f"NDJUDGE_{name.upper()}" for name in Settings.model_fields if name != "limits"}
    expected |= {f"NDJUDGE_LIMITS__{name.upper()}" for name in Limits.model_fields}

    assert set(re.findall(r"`(NDJUDGE_\w+)`", PAGE)) == expected


@pytest.mark.parametrize("name", Limits.model_fields)
def test_the_default_of_a_limit_is_right(name):
    """What the page promises is what holds."""
    line = re.search(rf"`NDJUDGE_LIMITS__{name.upper()}` \| (\d+) ", PAGE)

    assert line
    assert int(line[1]) == getattr(Limits(), name)


def test_the_environment_sets_them(monkeypatch, tmp_path):
    """Names on the page are names that work."""
    monkeypatch.setenv("NDJUDGE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NDJUDGE_LIMITS__RUNS_PER_MINUTE", "7")

    settings = Settings()

    assert settings.limits.runs_per_minute == 7
    assert settings.url == f"sqlite:///{tmp_path}/ndjudge.sqlite3"
    assert settings.is_embedded
