"""Whatever bytes a provider's stream holds: text, or one of our own failures."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.chat import ChatFailed
from app.chat.reading import read_pieces

texts = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
cuts = st.lists(st.integers(0, 400))
jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["choices", "delta", "content", "error"]), inner)
    ),
)


async def chunks_of(stream: bytes, at: list[int]) -> AsyncIterator[bytes]:
    edges = [0, *sorted(min(each, len(stream)) for each in at), len(stream)]
    for first, last in pairwise(edges):
        yield stream[first:last]


def read(stream: bytes, at: list[int]) -> str:
    async def collect() -> str:
        return "".join([piece async for piece in read_pieces(chunks_of(stream, at))])

    return asyncio.run(collect())


@given(texts, cuts)
def test_the_text_does_not_depend_on_how_the_bytes_arrive(pieces, at):
    """Split anywhere, with comments and empty events between, it is the same text."""
    events = [{"choices": [{"delta": {"content": piece}}]} for piece in pieces]
    lines = [f"data: {json.dumps(event)}\r\n\r\n: still here\n" for event in events]
    stream = "".join([*lines, 'data: {"choices": []}\n\ndata: [DONE]\n\n']).encode()

    assert read(stream, at) == "".join(pieces)


@given(st.binary(max_size=300) | jsons.map(lambda value: b"data: " + json.dumps(value).encode()),
       cuts)  # fmt: skip
def test_nothing_else_than_a_failure_of_ours_is_raised(stream, at):
    """Bytes, and JSON of any form where other JSON is due."""
    try:
        text = read(stream + b"\n\n", at)
    except ChatFailed:
        return
    assert isinstance(text, str)
