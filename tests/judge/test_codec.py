"""The wire format: what goes in comes out."""

import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge import codec
from judge.codec import Encoder, Opaque, TooLarge
from tests.judge.wire_values import arrays, values


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


@given(st.lists(values, max_size=4))
def test_several_values_follow_each_other(several: list[Any]) -> None:
    """A payload may hold any number of values, encoded one after the other or in parts."""
    encoder = Encoder()
    for value in several:
        encoder.add(value)

    found = codec.decode_all(b"".join(encoder.parts()))

    assert_same(found, several)
