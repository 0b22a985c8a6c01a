"""Frames: a fixed header before each payload."""

import struct

from judge.codec.form import DecodeError

FRAME = struct.Struct("<4sBxxxIxxxxQ")  # magic, kind, index, payload length: 24 bytes
MAGIC = b"NDJ1"

JOB, CASE, READY, LOADED, ANSWER = range(1, 6)  # kinds of frames


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
