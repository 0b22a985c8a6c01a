"""What both sides agree on: tags' number formats, dtype codes, bounds, and errors."""

import struct

import numpy as np

MAX_DEPTH = 32
MAX_NODES = 1 << 20
MAX_RANK = 16
MAX_INTEGER_BYTES = 1024  # Python refuses to print integers of more than 4,300 digits
MAX_ELEMENTS = 1 << 40

_DTYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
)
DTYPES = tuple(np.dtype(name).newbyteorder("<") for name in _DTYPES)
# By type number: the name of a dtype is built anew at each look.
CODES = {np.dtype(name).num: code for code, name in enumerate(_DTYPES)}

INT64 = struct.Struct("<q")
FLOAT = struct.Struct("<d")
COMPLEX = struct.Struct("<dd")
LENGTH = struct.Struct("<I")
ALIGNMENT = 16
FORTRAN, STRIDED = 1, 2


class DecodeError(Exception):
    """The payload is not of this format; the message says what was found."""


class TooLarge(Exception):
    """The payload would be larger than the receiver takes."""
