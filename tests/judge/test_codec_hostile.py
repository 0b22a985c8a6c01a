"""The wire format under attack: only a DecodeError may come of any bytes."""

import struct
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from judge import codec
from judge.codec import DecodeError
from tests.judge.wire_values import values


def decode_anything(payload: bytes) -> None:
    """Decode; only a DecodeError may come of it, and no memory that the payload did not bring."""
    tracemalloc.start()
    try:
        codec.decode_all(payload)
    except DecodeError:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 100_000 + 400 * len(payload)


HEADS = [b"a\x0b\x00", b"a\x0b\x01", b"a\x0b\x02", b"l", b"d", b"S", b"I", b"s", b"g", b"p", b"x"]


@settings(max_examples=400)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.builds(bytes.__add__, st.sampled_from(HEADS), st.binary(max_size=80)),
    )
)
@example(b"a\x0b\x00\x01" + b"\xff" * 8)
@example(b"a\x0b\x02\x02" + struct.pack("<2Q", 0, 1 << 40))
@example(b"a\x0b\x02\x02" + struct.pack("<2Q", 1 << 39, 0) + bytes(16))
@example(b"a\x00\x00\x40" + bytes(600))
@example(b"a\x00\x00\x10" + struct.pack("<16Q", *[1 << 60] * 16))
@example(b"a\x00\x00\x10" + struct.pack("<16Q", *[0] * 16) + bytes(16))
@example(b"l\xff\xff\xff\xff")
@example(b"l\x01\x00\x00\x00" * 60)
@example(b"S\x01\x00\x00\x00l\x00\x00\x00\x00")
@example(b"d\x01\x00\x00\x00d\x00\x00\x00\x00n")
@example(b"I\x00\x00\x00\x00")
@example(b"s\x02\x00\x00\x00\xff\xff")
@example(b"p\x01\x00\x00\x00n")
@example(b"r\x05\x00\x00\x00abcde")
@example(b"g\x0en")
def test_arbitrary_bytes_raise_only_decode_errors(payload: bytes) -> None:
    """Whatever arrives, the reader ends with values or its own error."""
    decode_anything(payload)


@settings(max_examples=200)
@given(values, st.data())
def test_mutated_payloads_raise_only_decode_errors(value: Any, data: st.DataObject) -> None:
    """The same for payloads that were right before bytes were changed, cut or repeated."""
    payload = bytearray(codec.encode(value))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(payload) - 1))
        payload[at] = data.draw(st.integers(0, 255))
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(payload))] * 2)))

    decode_anything(bytes(payload))
    decode_anything(bytes(payload[:end]))
    decode_anything(bytes(payload[:end] + payload[begin:]))


@given(values)
def test_truncated_payloads_are_refused(value: Any) -> None:
    """No proper beginning of a payload is a value."""
    payload = codec.encode(value)

    for end in {0, 1, len(payload) // 2, len(payload) - 1} - {len(payload)}:
        with pytest.raises(DecodeError):
            codec.decode(payload[:end])


@pytest.mark.parametrize("code", range(256))
def test_every_dtype_code_is_known_or_refused(code: int) -> None:
    """The allow-list of dtypes is closed; no code reaches NumPy's own parser."""
    payload = b"a" + bytes([code, 0, 1]) + struct.pack("<Q", 1) + bytes(4) + bytes(16)

    if code < len(codec.DTYPES):
        size = codec.DTYPES[code].itemsize
        assert codec.decode(payload[: 16 + size]).dtype == codec.DTYPES[code]
    else:
        with pytest.raises(DecodeError):
            codec.decode(payload)


def test_odd_booleans_are_true() -> None:
    """A byte of 2 would be neither True nor False to NumPy."""
    payload = bytearray(codec.encode(np.array([False, True])))
    payload[-1] = 2

    found = codec.decode(payload)

    assert found.tolist() == [False, True]
    assert found.tobytes() == b"\x00\x01"


def test_colliding_keys_are_refused() -> None:
    """Integers that all hash to 0 would cost the square of their number."""
    honest = {i * 7919: None for i in range(5000)}
    colliding = [i * (2**61 - 1) for i in range(1, 5000)]

    assert codec.decode(codec.encode(honest)) == honest
    for payload in (
        b"S" + codec.encode(colliding)[1:],
        b"d" + codec.encode([part for key in colliding for part in (key, None)])[1:],
    ):
        with pytest.raises(DecodeError):
            codec.decode(payload)


@given(st.binary(min_size=24, max_size=24))
def test_frame_headers_need_the_magic_number(header: bytes) -> None:
    """A header is ours or refused; nothing else can come of it."""
    ours = codec.pack_frame(codec.ANSWER, 7, 9)

    assert codec.unpack_frame(ours) == (codec.ANSWER, 7, 9)
    if header[:4] != codec.MAGIC:
        with pytest.raises(DecodeError):
            codec.unpack_frame(header)
