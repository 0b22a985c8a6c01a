"""From a payload, which may be forged, to values; every length is checked before it is used."""

import struct
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from judge.codec.form import (
    ALIGNMENT,
    COMPLEX,
    DTYPES,
    FLOAT,
    FORTRAN,
    INT64,
    LENGTH,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_INTEGER_BYTES,
    MAX_NODES,
    MAX_RANK,
    STRIDED,
    DecodeError,
)
from judge.codec.values import FunctionValue, ObjectValue, Opaque, Seed

_MOST_COLLISIONS = 16


def decode(payload: bytes | bytearray | memoryview) -> Any:
    """Read the one value of a payload; arrays share memory with it.

    Raises:
        DecodeError: the payload is truncated, too long, too deep, or of no known form.
    """
    values = decode_all(payload)
    if len(values) != 1:
        raise DecodeError(f"{len(values)} values where one is due")
    return values[0]


def decode_all(payload: bytes | bytearray | memoryview) -> list[Any]:
    """Read the values of a payload that holds several, one after the other.

    Raises:
        DecodeError: as `decode`.
    """
    reader = Reader(payload)
    values = []
    while not reader.at_end:
        values.append(reader.value())
    return values


class Builder:
    """Makes the values that are more than plain data; the child overrides these."""

    def generator(self, seed: Seed) -> Any:
        return seed

    def function(self, function: FunctionValue) -> Any:
        return function

    def object(self, value: ObjectValue) -> Any:
        return value


class Reader:
    """Reads the values of one payload in order."""

    def __init__(self, payload: bytes | bytearray | memoryview) -> None:
        self.data = memoryview(payload)
        self.build = Builder()
        self.at = 0
        self.nodes = 0

    @property
    def at_end(self) -> bool:
        return self.at == len(self.data)

    def take(self, count: int) -> memoryview:
        if count > len(self.data) - self.at:
            raise DecodeError(f"{count} bytes wanted, {len(self.data) - self.at} are left")
        self.at += count
        return self.data[self.at - count : self.at]

    def length(self) -> int:
        (count,) = LENGTH.unpack(self.take(4))
        if count > len(self.data) - self.at:
            raise DecodeError(f"a length of {count} with {len(self.data) - self.at} bytes left")
        return int(count)

    def text(self) -> str:
        try:
            return bytes(self.take(self.length())).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise DecodeError("a text that is not UTF-8") from error

    def value(self, depth: int = 0) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH + 1:
            raise DecodeError(f"nested more than {MAX_DEPTH} levels deep")
        if self.nodes > MAX_NODES:
            raise DecodeError(f"more than {MAX_NODES} parts")
        tag = bytes(self.take(1))
        match tag:
            case b"f":
                return FLOAT.unpack(self.take(8))[0]
            case b"i":
                return INT64.unpack(self.take(8))[0]
            case b"n":
                return None
            case b"T" | b"F":
                return tag == b"T"
            case b"s":
                return self.text()
            case b"a":
                return self.array()
            case b"l" | b"t" | b"S" | b"p":
                return self.sequence(tag, [self.value(depth + 1) for _ in range(self.length())])
            case b"d":
                return self.dict(depth)
        return self.rarer(tag)

    def rarer(self, tag: bytes) -> Any:
        match tag:
            case b"g":
                dtype = self.dtype()
                return np.frombuffer(bytes(self.take(dtype.itemsize)), dtype)[0]
            case b"I":
                size = self.length()
                if size > MAX_INTEGER_BYTES:
                    raise DecodeError("an integer that is too long")
                return int.from_bytes(self.take(size), "little", signed=True)
            case b"c":
                return complex(*COMPLEX.unpack(self.take(16)))
            case b"b":
                return bytes(self.take(self.length()))
            case b"x":
                return Opaque(self.text()[:200])
            case b"o":
                return self.build.object(ObjectValue(self.text()))
            case b"r":
                return self.build.generator(
                    Seed(int.from_bytes(self.take(self.length()), "little"))
                )
        raise DecodeError(f"the tag {tag!r} is unknown")

    def sequence(self, tag: bytes, items: list[Any]) -> Any:
        match tag:
            case b"l":
                return items
            case b"t":
                return tuple(items)
            case b"S":
                return _keyed(items, lambda: set(items))
        if len(items) != 2 or not all(isinstance(item, str) for item in items):
            raise DecodeError("a function is a name and a source text")
        return self.build.function(FunctionValue(*items))

    def dict(self, depth: int) -> dict[Any, Any]:
        pairs = [(self.value(depth + 1), self.value(depth + 1)) for _ in range(self.length())]
        made: dict[Any, Any] = _keyed([key for key, _ in pairs], lambda: dict(pairs))
        return made

    def dtype(self) -> np.dtype:
        code = self.take(1)[0]
        if code >= len(DTYPES):
            raise DecodeError(f"the dtype code {code} is unknown")
        return DTYPES[code]

    def array(self) -> np.ndarray:
        dtype = self.dtype()
        flags, rank = self.take(2)
        if rank > MAX_RANK:
            raise DecodeError(f"an array of {rank} axes")
        shape = struct.unpack(f"<{rank}Q", self.take(8 * rank))
        elements = 1
        for length in shape:
            elements *= max(length, 1)
            if elements > MAX_ELEMENTS:
                raise DecodeError(f"an array of shape {shape}")
        self.take(-self.at % ALIGNMENT)
        count = 0 if 0 in shape else elements
        flat = np.frombuffer(self.take(count * dtype.itemsize), dtype)
        if dtype == np.bool_:
            flat = flat.view(np.uint8) != 0  # a byte such as 2 would be neither True nor False
        if flags & FORTRAN:
            return flat.reshape(shape[::-1]).T
        array = flat.reshape(shape)
        return _with_gaps(array) if flags & STRIDED and array.ndim else array


def _with_gaps(array: np.ndarray) -> np.ndarray:
    """A non-contiguous array of the same values: every second element of a larger one."""
    wide = np.empty((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    wide[..., ::2] = array
    return wide[..., ::2]


def _keyed(keys: list[Any], make: Callable[[], Any]) -> Any:
    try:
        # Integers that all hash to one number would make a set of n cost n squared.
        if max(Counter(map(hash, keys)).values(), default=0) > _MOST_COLLISIONS:
            raise DecodeError("keys or set elements that collide")
        return make()
    except TypeError as error:
        raise DecodeError("a key or set element that cannot be one") from error
