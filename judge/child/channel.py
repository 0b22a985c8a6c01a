"""Frames between this child and the supervisor, over the two descriptors it keeps."""

import os
from typing import Any

from judge import codec

REQUESTS, ANSWERS, RULESET = 3, 4, 5
_MOST_BUFFERS = 64
_READ_BYTES = 1 << 16
_inbox = bytearray()  # requests that were read and not yet looked at


def send(kind: int, index: int, value: Any) -> None:
    encoder = codec.Encoder()
    encoder.add(value)
    send_parts(kind, index, encoder)


def send_parts(kind: int, index: int, encoder: codec.Encoder) -> None:
    """Send what `encoder` collected as one frame, without joining its buffers."""
    buffers = frame(kind, index, encoder)
    while buffers:
        written = os.writev(ANSWERS, buffers[:_MOST_BUFFERS])
        while buffers and written >= len(buffers[0]):
            written -= len(buffers.pop(0))
        if written:
            buffers[0] = buffers[0][written:]


def frame(kind: int, index: int, encoder: codec.Encoder) -> list[memoryview]:
    """What `encoder` collected as the buffers of one frame."""
    parts = encoder.parts()
    head = codec.pack_frame(kind, index, encoder.size)
    return [memoryview(part) for part in (head, *parts)]


def rehearse(kind: int, payload: bytes) -> bytearray:
    """Take `payload` as if it had arrived."""
    _inbox.extend(codec.pack_frame(kind, 0, len(payload)) + payload)
    arrived = receive()
    assert arrived is not None
    return arrived[2]


def receive() -> tuple[int, int, bytearray] | None:
    """Kind, index and payload of the next frame; None when the supervisor is done."""
    while len(_inbox) < codec.FRAME.size:
        data = os.read(REQUESTS, _READ_BYTES)
        if not data:
            return None
        _inbox.extend(data)
    kind, index, length = codec.unpack_frame(_inbox[: codec.FRAME.size])
    payload = bytearray(length)
    have = _inbox[codec.FRAME.size : codec.FRAME.size + length]
    payload[: len(have)] = have
    del _inbox[: codec.FRAME.size + len(have)]
    view = memoryview(payload)[len(have) :]
    while view:
        got = os.readv(REQUESTS, [view])
        if got == 0:
            return None
        view = view[got:]
    return kind, index, payload
