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

from judge.codec.encoder import (
    Encoder,
    encode,
)
from judge.codec.form import (
    DTYPES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_INTEGER_BYTES,
    MAX_NODES,
    MAX_RANK,
    DecodeError,
    TooLarge,
)
from judge.codec.frames import (
    ANSWER,
    CASE,
    FRAME,
    JOB,
    LOADED,
    MAGIC,
    READY,
    pack_frame,
    unpack_frame,
)
from judge.codec.reader import (
    Builder,
    Reader,
    decode,
    decode_all,
)
from judge.codec.values import (
    FunctionValue,
    ObjectValue,
    Opaque,
    Seed,
)

__all__ = [
    "ANSWER",
    "CASE",
    "DTYPES",
    "FRAME",
    "JOB",
    "LOADED",
    "MAGIC",
    "MAX_DEPTH",
    "MAX_ELEMENTS",
    "MAX_INTEGER_BYTES",
    "MAX_NODES",
    "MAX_RANK",
    "READY",
    "Builder",
    "DecodeError",
    "Encoder",
    "FunctionValue",
    "ObjectValue",
    "Opaque",
    "Reader",
    "Seed",
    "TooLarge",
    "decode",
    "decode_all",
    "encode",
    "pack_frame",
    "unpack_frame",
]
