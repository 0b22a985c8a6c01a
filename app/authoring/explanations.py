"""What each check is for, and what to do about a finding."""

from app.authoring.explained import cases, programs, texts

_ALL = {**texts.EXPLANATIONS, **cases.EXPLANATIONS, **programs.EXPLANATIONS}


def explanation(identifier: str) -> str:
    """The long form of a check: why it is there and how to satisfy it."""
    return _ALL[identifier]
