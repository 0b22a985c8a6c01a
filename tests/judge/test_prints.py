"""Frames and prints between the supervisor and a child, each in the order of its happening."""

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from judge import codec
from judge.outcome import Stop, Stopped
from judge.process import Allowance, Child, Frame


@dataclass
class Played:
    """A child whose side of the pipes the test plays; the process itself only sleeps."""

    child: Child
    answers: int
    prints: int

    def exchange(self) -> Frame | Stopped:
        far = time.monotonic_ns() + 10**10
        return self.child.exchange([], Allowance(10**10, far, 1000, 10))


@pytest.fixture
def played() -> Iterator[Played]:
    requests, answers, prints = os.pipe(), os.pipe(), os.pipe()
    with subprocess.Popen(["sleep", "60"]) as process:
        child = Child(process.pid, 0, requests[1], answers[0], prints[0])
        yield Played(child, answers[1], prints[1])
        child.kill()
    child.close()
    for descriptor in (requests[0], answers[1], prints[1]):
        os.close(descriptor)


def frame(kind: int, payload: bytes) -> bytes:
    return codec.pack_frame(kind, 0, len(payload)) + payload


@pytest.mark.parametrize("printed", [b"hello", b"far too much to be kept"])
def test_what_is_printed_before_an_answer_is_seen_with_it(played: Played, printed: bytes) -> None:
    """Also where the answer came so soon behind the last frame that both were read as one."""
    os.write(played.answers, frame(codec.LOADED, b"") + frame(codec.ANSWER, b"1"))
    loaded = played.exchange()
    os.write(played.prints, printed)

    answer = played.exchange()

    assert isinstance(loaded, Frame)
    assert loaded.kind == codec.LOADED
    assert played.child.prints.take_text() == printed[:10].decode()
    if len(printed) > 10:
        assert answer == Stopped(Stop.STDOUT)
    else:
        assert answer == Frame(codec.ANSWER, 0, bytearray(b"1"))
