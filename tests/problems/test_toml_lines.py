"""Lines of TOML keys."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from problems.toml_lines import key_lines, line_of

KEYS = st.text("abcdef-_", min_size=1, max_size=5)
SCALARS = st.one_of(
    st.sampled_from(["1", "-2.5", "1e-3", "true", '"a # b"', "'x = [y'", "1979-05-27"]),
    st.just('"""\nlong = 1\n[no.table]\n"""'),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3).map(lambda v: "[\n" + ",  # c\n".join(v) + "\n]"),
    max_leaves=4,
)


def test_tables_arrays_and_inline_tables():
    """Each kind of key has its own line, elements of arrays included."""
    text = """# a comment with [brackets] = 1
title = "x"
[groups.hidden]
cases = [
  { gen = "a", count = 1 },
  { gen = "b" },
]
[[sources]]
name = "one"
[[sources]]
name = "two"
a.b.c = 3
"""
    lines = key_lines(text)

    assert lines["title",] == 2
    assert lines["groups", "hidden"] == 3
    assert lines["groups", "hidden", "cases", 1, "gen"] == 6
    assert lines["sources", 1, "name"] == 11
    assert lines["sources", 1, "a", "b", "c"] == 12
    assert line_of(lines, ("sources", 0, "url")) == 8


@given(st.lists(st.tuples(KEYS, VALUES), unique_by=lambda pair: pair[0], max_size=6))
def test_every_key_of_valid_toml_is_found(pairs):
    """The line found for a key begins with that key."""
    text = "".join(f"{key} = {value}\n" for key, value in pairs)

    lines = key_lines(text)

    assert set(tomllib.loads(text)) == {path[0] for path in lines}
    for key, _ in pairs:
        assert text.splitlines()[lines[key,] - 1].startswith(f"{key} =")
