"""Properties that a problem asks of every answer; each says in words how it failed.

Those of `arrays` look at one answer, those of `relations` need the function to be called again.
"""

from collections.abc import Mapping
from typing import Any

from judge.checkers.mismatch import Mismatch
from judge.checkers.properties.arrays import HOLDS
from judge.report import Reason
from problems.package import Property


def check(
    properties: tuple[Property, ...], inputs: Mapping[str, Any], answer: Any
) -> Mismatch | None:
    """The first property of one answer that does not hold; None when all do.

    Args:
        inputs: the arguments of the call by name.
        answer: of the right form; plain data.
    """
    for one in properties:
        holds = HOLDS.get(one.name)
        message = holds(one, inputs, answer) if holds else None
        if message is not None:
            return broken(one, message)
    return None


def broken(one: Property, message: str) -> Mismatch:
    """The mismatch of a property that does not hold."""
    return Mismatch(Reason.PROPERTY, message, property=one.name)
