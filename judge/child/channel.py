"""Frames between this child and the supervisor, over the two descriptors it keeps."""

import os
from typing import Any

from judge import codec

REQUESTS, ANSWERS, RULESET = 3, 4, 5
_MOST_BUFFERS = 64


def send(kind: int, index: int, value: Any) -> None:
    encoder = codec.Encoder()
    encoder.add(value)
    send_parts(kind, index, encoder)


def send_parts(kind: int, index: int, encoder: codec.Encoder) -> None:
    """Send what `encoder` collected as one frame, without joining its buffers."""
    parts = encoder.parts()
    buffers = [memoryview(codec.pack_frame(kind, index, encoder.size))]
    buffers += [memoryview(part) for part in parts]
    while buffers:
        written = os.writev(ANSWERS, buffers[:_MOST_BUFFERS])
        while buffers and written >= len(buffers[0]):
            written -= len(buffers.pop(0))
        if written:
            buffers[0] = buffers[0][written:]


def receive() -> tuple[int, int, bytearray] | None:
    """Kind, index and payload of the next frame; None when the supervisor is done."""
    header = _read(codec.FRAME.size)
    if header is None:
        return None
    kind, index, length = codec.unpack_frame(header)
    payload = _read(length)
    return None if payload is None else (kind, index, payload)


def _read(count: int) -> bytearray | None:
    data = bytearray(count)
    view = memoryview(data)
    while view:
        got = os.readv(REQUESTS, [view])
        if got == 0:
            return None
        view = view[got:]
    return data
