"""From values to a payload: large arrays are referred to, not copied."""

import struct
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from judge.codec.form import (
    ALIGNMENT,
    CODES,
    COMPLEX,
    DTYPES,
    FLOAT,
    FORTRAN,
    INT64,
    LENGTH,
    MAX_DEPTH,
    MAX_INTEGER_BYTES,
    MAX_NODES,
    MAX_RANK,
    STRIDED,
    TooLarge,
)
from judge.codec.values import FunctionValue, ObjectValue, Opaque, Seed


class Encoder:
    """Collects a payload as a list of buffers; large arrays are referred to, not copied."""

    def __init__(
        self,
        max_bytes: int = 1 << 32,
        describe: Callable[[Any], Any] | None = None,
        offset: int = 0,
        copies: bool = False,
    ) -> None:
        """Start a payload.

        Args:
            max_bytes: where `TooLarge` is raised.
            describe: may turn a foreign object into a value of this module, or return None.
            offset: bytes of the same payload that stand before this part; it moves alignment.
            copies: copy large arrays at once, because they may change before they are sent.
        """
        self._parts: list[bytes | bytearray | memoryview] = []
        self._tail = bytearray()
        self._max_bytes = max_bytes
        self._describe = describe
        self._copies = copies
        self._nodes = 0
        self.size = offset

    def parts(self) -> list[bytes | bytearray | memoryview]:
        """The buffers in order."""
        if self._tail:
            self._parts.append(self._tail)
            self._tail = bytearray()
        return self._parts

    def add(self, value: Any, depth: int = 0) -> None:
        """Append one value.

        Raises:
            TooLarge: it holds too many nodes, or the payload would pass `max_bytes`.
        """
        self._nodes += 1
        if depth > MAX_DEPTH:
            value = Opaque(f"{type(value).__name__} nested more than {MAX_DEPTH} levels deep")
        if self._nodes > MAX_NODES:
            raise TooLarge(f"the value has more than {MAX_NODES} parts")
        kind = type(value)
        if kind is np.ndarray:
            self._array(value)
        elif kind is float:
            self._raw(b"f" + FLOAT.pack(value))
        elif value is None:
            self._raw(b"n")
        elif kind is bool:
            self._raw(b"T" if value else b"F")
        elif kind is int:
            self._integer(value)
        elif kind is str:
            self._bytes(b"s", value.encode("utf-8", "surrogatepass"))
        elif kind is list or kind is tuple:
            self._sequence(b"l" if kind is list else b"t", value, depth)
        elif kind is dict:
            self._dict(value, depth)
        else:
            self._rarer(value, depth)

    def _rarer(self, value: Any, depth: int) -> None:
        if isinstance(value, np.generic) and value.dtype.num in CODES:
            code = CODES[value.dtype.num]
            self._raw(b"g" + bytes([code]) + value.astype(DTYPES[code]).tobytes())
        elif isinstance(value, np.ndarray):
            self.add(value.view(np.ndarray), depth)
        elif isinstance(value, set | frozenset):
            self._sequence(b"S", list(value), depth)
        elif isinstance(value, bytes | bytearray):
            self._bytes(b"b", bytes(value))
        elif isinstance(value, complex):
            self._raw(b"c" + COMPLEX.pack(value.real, value.imag))
        elif isinstance(value, Seed):
            self._bytes(b"r", value.number.to_bytes(16, "little"))
        elif isinstance(value, FunctionValue):
            self._sequence(b"p", [value.name, value.source], depth)
        elif isinstance(value, ObjectValue):
            self._bytes(b"o", value.name.encode())
        elif isinstance(value, Opaque):
            self._bytes(b"x", value.type_name[:200].encode("utf-8", "replace"))
        else:
            self._foreign(value, depth)

    def _foreign(self, value: Any, depth: int) -> None:
        described = self._describe(value) if self._describe else None
        if described is not None:
            self.add(described, depth)
            return
        bases: tuple[type[Any], ...] = (bool, int, float, str, tuple, list, dict)
        for base in bases:  # a subclass counts as its base
            if isinstance(value, base):
                self.add(base(value), depth)
                return
        self.add(Opaque(type(value).__name__), depth)

    def _raw(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > self._max_bytes:
            raise TooLarge(f"the answer is larger than {self._max_bytes} bytes")
        self._tail += data

    def _bytes(self, tag: bytes, data: bytes) -> None:
        self._raw(tag + LENGTH.pack(len(data)) + data)

    def _integer(self, value: int) -> None:
        if -(1 << 63) <= value < 1 << 63:
            self._raw(b"i" + INT64.pack(value))
            return
        size = value.bit_length() // 8 + 1
        if size > MAX_INTEGER_BYTES:
            raise TooLarge(f"an integer has more than {MAX_INTEGER_BYTES * 8} bits")
        self._bytes(b"I", value.to_bytes(size, "little", signed=True))

    def _sequence(self, tag: bytes, items: Iterable[Any], depth: int) -> None:
        items = list(items)
        self._raw(tag + LENGTH.pack(len(items)))
        for item in items:
            self.add(item, depth + 1)

    def _dict(self, items: Mapping[Any, Any], depth: int) -> None:
        pairs = list(items.items())
        self._raw(b"d" + LENGTH.pack(len(pairs)))
        for key, item in pairs:
            self.add(key, depth + 1)
            self.add(item, depth + 1)

    def _array(self, array: np.ndarray) -> None:
        code = CODES.get(array.dtype.num)
        if code is None or array.ndim > MAX_RANK:
            self.add(Opaque(f"ndarray of {array.dtype.name}"))
            return
        flags = 0
        if array.ndim > 1 and array.flags.f_contiguous and not array.flags.c_contiguous:
            flags, data = FORTRAN, array.T
        else:
            flags = 0 if array.flags.c_contiguous else STRIDED
            data = array
        if self.size + array.nbytes > self._max_bytes:
            raise TooLarge(f"the answer is larger than {self._max_bytes} bytes")
        data = np.ascontiguousarray(data, dtype=DTYPES[code])
        head = b"a" + bytes([code, flags, array.ndim])
        head += struct.pack(f"<{array.ndim}Q", *array.shape)
        padding = -(self.size + len(head)) % ALIGNMENT
        self._raw(head + bytes(padding))
        self._bulk(data)

    def _bulk(self, data: np.ndarray) -> None:
        if data.nbytes < 4096:
            self._raw(data.tobytes())
            return
        self._parts.append(self._tail)
        self._tail = bytearray()
        self._parts.append(memoryview(data.reshape(-1).view(np.uint8).data))
        if self._copies:
            self._parts[-1] = bytes(self._parts[-1])
        self.size += data.nbytes


def encode(value: Any, max_bytes: int = 1 << 32) -> bytes:
    """The payload of `value` in one piece."""
    encoder = Encoder(max_bytes)
    encoder.add(value)
    return b"".join(encoder.parts())
