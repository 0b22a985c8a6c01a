"""The wire format between the judge and a process that runs foreign code.

Theory of operation. The two sides exchange frames: a fixed header and a payload. A payload is
one tree of plain values, a tag byte before each node, all numbers little-endian. Arrays travel
as dtype code, shape and raw bytes, aligned so that the receiver can use them in place. Nothing
is ever unpickled, no header text is parsed, no object is built but those below.

The judge's side treats every payload as forged: `decode` checks each length against what is
left, caps rank, depth, number of nodes and size of integers before it allocates, and raises
`DecodeError` for whatever else it finds. The other side loads this module too, so it holds no
secret.
"""

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

FRAME = struct.Struct("<4sBxxxIxxxxQ")  # magic, kind, index, payload length: 24 bytes
MAGIC = b"NDJ1"

JOB, CASE, READY, LOADED, ANSWER = range(1, 6)  # kinds of frames

MAX_DEPTH = 32
MAX_NODES = 1 << 20
MAX_RANK = 16
MAX_INTEGER_BYTES = 1024  # Python refuses to print integers of more than 4,300 digits
MAX_ELEMENTS = 1 << 40
_MOST_COLLISIONS = 16

_DTYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
)
DTYPES = tuple(np.dtype(name).newbyteorder("<") for name in _DTYPES)
# By type number: the name of a dtype is built anew at each look.
_CODES = {np.dtype(name).num: code for code, name in enumerate(_DTYPES)}

_INT64 = struct.Struct("<q")
_FLOAT = struct.Struct("<d")
_COMPLEX = struct.Struct("<dd")
_LENGTH = struct.Struct("<I")
_ALIGNMENT = 16
_FORTRAN, _STRIDED = 1, 2


class DecodeError(Exception):
    """The payload is not of this format; the message says what was found."""


class TooLarge(Exception):
    """The payload would be larger than the receiver takes."""


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that has no place in the format; only its type's name travels."""

    type_name: str


@dataclass(frozen=True)
class FunctionValue:
    """A function by its source text, which defines `name`."""

    name: str
    source: str


@dataclass(frozen=True)
class ObjectValue:
    """An object of the entry's class, by the name that the case gave it."""

    name: str


@dataclass(frozen=True)
class Seed:
    """A random generator, by the number that seeds it."""

    number: int


def pack_frame(kind: int, index: int, length: int) -> bytes:
    return FRAME.pack(MAGIC, kind, index, length)


def unpack_frame(header: bytes | bytearray) -> tuple[int, int, int]:
    """Return kind, index and payload length.

    Raises:
        DecodeError: the header is not one of ours.
    """
    magic, kind, index, length = FRAME.unpack(header)
    if magic != MAGIC:
        raise DecodeError("the frame does not begin with the magic number")
    return kind, index, length


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
            self._raw(b"f" + _FLOAT.pack(value))
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
        if isinstance(value, np.generic) and value.dtype.num in _CODES:
            code = _CODES[value.dtype.num]
            self._raw(b"g" + bytes([code]) + value.astype(DTYPES[code]).tobytes())
        elif isinstance(value, np.ndarray):
            self.add(value.view(np.ndarray), depth)
        elif isinstance(value, set | frozenset):
            self._sequence(b"S", list(value), depth)
        elif isinstance(value, bytes | bytearray):
            self._bytes(b"b", bytes(value))
        elif isinstance(value, complex):
            self._raw(b"c" + _COMPLEX.pack(value.real, value.imag))
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
        self._raw(tag + _LENGTH.pack(len(data)) + data)

    def _integer(self, value: int) -> None:
        if -(1 << 63) <= value < 1 << 63:
            self._raw(b"i" + _INT64.pack(value))
            return
        size = value.bit_length() // 8 + 1
        if size > MAX_INTEGER_BYTES:
            raise TooLarge(f"an integer has more than {MAX_INTEGER_BYTES * 8} bits")
        self._bytes(b"I", value.to_bytes(size, "little", signed=True))

    def _sequence(self, tag: bytes, items: Iterable[Any], depth: int) -> None:
        items = list(items)
        self._raw(tag + _LENGTH.pack(len(items)))
        for item in items:
            self.add(item, depth + 1)

    def _dict(self, items: Mapping[Any, Any], depth: int) -> None:
        pairs = list(items.items())
        self._raw(b"d" + _LENGTH.pack(len(pairs)))
        for key, item in pairs:
            self.add(key, depth + 1)
            self.add(item, depth + 1)

    def _array(self, array: np.ndarray) -> None:
        code = _CODES.get(array.dtype.num)
        if code is None or array.ndim > MAX_RANK:
            self.add(Opaque(f"ndarray of {array.dtype.name}"))
            return
        flags = 0
        if array.ndim > 1 and array.flags.f_contiguous and not array.flags.c_contiguous:
            flags, data = _FORTRAN, array.T
        else:
            flags = 0 if array.flags.c_contiguous else _STRIDED
            data = array
        if self.size + array.nbytes > self._max_bytes:
            raise TooLarge(f"the answer is larger than {self._max_bytes} bytes")
        data = np.ascontiguousarray(data, dtype=DTYPES[code])
        head = b"a" + bytes([code, flags, array.ndim])
        head += struct.pack(f"<{array.ndim}Q", *array.shape)
        padding = -(self.size + len(head)) % _ALIGNMENT
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
        (count,) = _LENGTH.unpack(self.take(4))
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
                return _FLOAT.unpack(self.take(8))[0]
            case b"i":
                return _INT64.unpack(self.take(8))[0]
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
                return complex(*_COMPLEX.unpack(self.take(16)))
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
        self.take(-self.at % _ALIGNMENT)
        count = 0 if 0 in shape else elements
        flat = np.frombuffer(self.take(count * dtype.itemsize), dtype)
        if dtype == np.bool_:
            flat = flat.view(np.uint8) != 0  # a byte such as 2 would be neither True nor False
        if flags & _FORTRAN:
            return flat.reshape(shape[::-1]).T
        array = flat.reshape(shape)
        return _with_gaps(array) if flags & _STRIDED and array.ndim else array


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
