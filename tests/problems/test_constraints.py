"""The grammar of constraints."""

import pytest

from problems.constraints import ConstraintError, parse_constraint
from problems.package import Relation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1..64", {"minimum": 1, "maximum": 64}),
        ("0..", {"minimum": 0}),
        ("..9", {"maximum": 9}),
        ("-1.5..1e-3", {"minimum": -1.5, "maximum": 1e-3}),
        ("finite, |x| <= 1e3", {"finite": True, "magnitude": 1e3}),
        ("> 0", {"minimum": 0, "minimum_open": True}),
        ("finite, x >= 0, < 2", {"finite": True, "minimum": 0, "maximum": 2, "maximum_open": True}),
        ("0 < p <= 1", {"minimum": 0, "minimum_open": True, "maximum": 1}),
        ("[0, 1)", {"minimum": 0, "maximum": 1, "maximum_open": True}),
        ("one of 0, 1", {"one_of": (0, 1)}),
        ("one of same, 'valid'", {"one_of": ("same", "valid")}),
        ("1..64; each row distinct", {"minimum": 1, "maximum": 64, "note": "each row distinct"}),
        ("; lower triangular", {"note": "lower triangular"}),
        ("not nan, >= 0", {"not_nan": True, "minimum": 0}),
        ("0.., < n", {"minimum": 0, "relations": (Relation("<", "n"),)}),
        ("n <= m", {"relations": (Relation("<=", "m"),)}),
    ],
)
def test_forms(text, expected):
    """Each form sets its bounds and nothing else."""
    found = parse_constraint("x", text)

    plain = parse_constraint("x", "")
    differing = {k: v for k, v in vars(found).items() if v != getattr(plain, k) and k != "text"}
    assert differing == expected


@pytest.mark.parametrize("text", ["about 3", "64..1", "..", "1..2 3", "positive", "1..64, , 2"])
def test_anything_else_is_refused(text):
    """What is not understood is not ignored."""
    with pytest.raises(ConstraintError):
        parse_constraint("x", text)
