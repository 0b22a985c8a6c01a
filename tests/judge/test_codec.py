"""The wire format: what goes in comes out, and nothing forged does harm."""

import struct
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge import codec
from judge.codec import DecodeError, Encoder, FunctionValue, ObjectValue, Opaque, Seed, TooLarge

DTYPE_NAMES = [dtype.name for dtype in codec.DTYPES]
ORDERS = ("<", ">")


def layouts(array: np.ndarray) -> list[np.ndarray]:
    """The same values in memory in every way that NumPy knows."""
    doubled = np.repeat(array, 2, axis=-1)[..., ::2] if array.ndim else array
    return [
        np.ascontiguousarray(array).reshape(array.shape),
        array.copy(order="F"),
        doubled,
        array[::-1][::-1] if array.ndim else array,
        array.astype(array.dtype.newbyteorder(">")),
    ]


arrays = st.tuples(
    st.sampled_from(DTYPE_NAMES), hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
).flatmap(lambda pair: hnp.arrays(np.dtype(pair[0]), pair[1]))
numbers = st.one_of(
    st.integers(-(1 << 2000), 1 << 2000),
    st.floats(),
    st.complex_numbers(),
    st.sampled_from(DTYPE_NAMES).flatmap(lambda name: hnp.from_dtype(np.dtype(name))),
)
texts = st.text(st.characters(codec=None))
plain = st.one_of(st.none(), st.booleans(), numbers, texts, st.binary(max_size=50))
tokens = st.one_of(
    st.builds(Seed, st.integers(0, 2**128 - 1)),
    st.builds(FunctionValue, st.text(), st.text()),
    st.builds(ObjectValue, st.text(st.characters(codec="utf-8"))),
)
keys = st.one_of(st.integers(), st.text(), st.booleans(), st.tuples(st.integers(), st.text()))
values = st.recursive(
    st.one_of(plain, tokens, arrays, st.sets(keys, max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
    ),
    max_leaves=12,
)


def assert_same(one: Any, two: Any) -> None:
    """Both hold the same values of the same types, NaN included, bit for bit."""
    assert type(one) is type(two)
    if isinstance(one, np.ndarray | np.generic):
        assert (one.dtype.newbyteorder("="), one.shape) == (two.dtype.newbyteorder("="), two.shape)
        native = one.dtype.newbyteorder("=")
        assert one.astype(native).tobytes() == two.astype(native).tobytes()
    elif isinstance(one, float):
        assert struct.pack("<d", one) == struct.pack("<d", two)
    elif isinstance(one, complex):
        assert_same((one.real, one.imag), (two.real, two.imag))
    elif isinstance(one, list | tuple):
        assert len(one) == len(two)
        for left, right in zip(one, two, strict=True):
            assert_same(left, right)
    elif isinstance(one, dict):
        assert_same(list(one.items()), list(two.items()))
    else:
        assert one == two


@given(values)
def test_every_value_survives_the_round_trip(value: Any) -> None:
    """decode(encode(v)) is v: type, dtype, shape, sign of zero and NaN bits."""
    found = codec.decode(codec.encode(value))

    assert_same(value, found)


@given(arrays, st.integers(0, 3))
def test_every_memory_layout_carries_the_same_values(array: np.ndarray, before: int) -> None:
    """Fortran order, gaps, negative strides and big-endian bytes make no difference."""
    for laid_out in layouts(array):
        found = codec.decode(codec.encode([True] * before + [laid_out]))[-1]

        assert_same(array, found)


def test_fortran_order_and_gaps_arrive_as_such() -> None:
    """Cases pass such arrays on purpose; a solution must meet them."""
    grid = np.arange(12.0).reshape(3, 4)

    fortran = codec.decode(codec.encode(np.asfortranarray(grid)))
    gaps = codec.decode(codec.encode(grid[:, ::2]))

    assert fortran.flags.f_contiguous
    assert not fortran.flags.c_contiguous
    assert not gaps.flags.c_contiguous
    assert not gaps.flags.f_contiguous


@pytest.mark.parametrize("size", [10, 5000])
def test_arrays_are_aligned_wherever_they_stand(size: int) -> None:
    """Decoded arrays lie in the payload; NumPy is slow and some processors fail off alignment."""
    payload = bytearray(codec.encode(["odd", np.arange(size, dtype=np.complex128)]))

    found = codec.decode(payload)[1]

    assert found.flags.aligned
    assert np.shares_memory(found, np.frombuffer(payload, np.uint8))


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (np.array([object()]), "ndarray of object"),
        (np.array(["text"]), "ndarray of str128"),
        (np.array(["2020-01-01"], "datetime64[D]"), "ndarray of datetime64[D]"),
        (np.zeros(2, [("a", int)]), "ndarray of void64"),
        (iter([]), "list_iterator"),
        (codec, "module"),
        (len, "builtin_function_or_method"),
    ],
)
def test_what_has_no_place_travels_as_its_name(value: Any, name: str) -> None:
    """Nothing is pickled: a foreign value becomes the name of its type."""
    assert codec.decode(codec.encode(value)) == Opaque(name)


def test_subclasses_count_as_their_base() -> None:
    """A named tuple is a tuple, a defaultdict a dict, a masked array its data."""

    class Pair(tuple):
        __slots__ = ()

    class Count(int):
        pass

    class Grid(np.ndarray):
        pass

    value = [Pair((1, 2)), Count(3), np.zeros(2).view(Grid)]

    found = codec.decode(codec.encode(value))

    assert_same(found, [(1, 2), 3, np.zeros(2)])


def test_a_list_within_itself_ends() -> None:
    """Endless nesting is cut at a depth that the reader takes, and says so."""
    endless: list[Any] = []
    endless.append(endless)

    found = codec.decode(codec.encode(endless))

    for _ in range(codec.MAX_DEPTH + 1):
        (found,) = found
    assert found == Opaque("list nested more than 32 levels deep")


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(1000),
        np.broadcast_to(1.0, (1 << 28, 1 << 28)),
        "x" * 2000,
        b"x" * 2000,
        [0.5] * 1000,
        {i: i for i in range(1000)},
        [1 << 20_000],
    ],
)
def test_too_large_is_said_before_it_is_made(value: Any) -> None:
    """The cap holds for every kind of value, also for a broadcast that has no memory yet."""
    with pytest.raises(TooLarge):
        codec.encode(value, max_bytes=1000)


def test_more_parts_than_the_reader_takes_are_too_large() -> None:
    """Sender and receiver agree on the number of nodes."""
    with pytest.raises(TooLarge):
        codec.encode([None] * codec.MAX_NODES)


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


@given(st.lists(values, max_size=4))
def test_several_values_follow_each_other(several: list[Any]) -> None:
    """A payload may hold any number of values, encoded one after the other or in parts."""
    encoder = Encoder()
    for value in several:
        encoder.add(value)

    found = codec.decode_all(b"".join(encoder.parts()))

    assert_same(found, several)
