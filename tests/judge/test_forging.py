"""A program may write any bytes where answers go: it gets a verdict, never an error of ours."""

import json

import pytest

from judge.report import Reason, Verdict
from tests.judge.conftest import Run

# Answers every case itself, with what `forged(x)` says, before the judge's own code can.
FORGER = """
import os, sys
import numpy as np
from judge import codec
from judge.child import channel

PLAIN = {{"raised": None, "answered": 1, "mutated": [], "aliased": []}}
ERROR = {{"type": "E", "module": "m", "message": "", "frames": [], "exit": False,
          "too_large": False, "errno": None, "deliberate": False}}

def with_error(**changes):
    return {{**PLAIN, "answered": 0, "raised": {{**ERROR, **changes}}}}

def forged(x):
    return {forged}

def answer(index, x):
    encoder = codec.Encoder()
    for value in forged(x):
        encoder.add(value)
    channel.send_parts(codec.ANSWER, index, encoder)

def probe(x):
    frame = sys._getframe()
    while "index" not in frame.f_locals:
        frame = frame.f_back
    answer(frame.f_locals["index"], x)
    while (request := channel.receive()) is not None:
        reader = codec.Reader(request[2])
        reader.value()
        answer(request[1], reader.value())
    os._exit(0)
"""


def test_forging_the_right_bytes_is_answering(run: Run) -> None:
    """The control: a forger that sends what the judge's own code would have sent is accepted."""
    report = run(FORGER.format(forged="[2 * x, PLAIN]"))

    assert report.verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    "forged",
    [
        "[PLAIN]",
        "[2 * x, {**PLAIN, 'answered': 0}]",
        "[2 * x, {**PLAIN, 'answered': -1}]",
        "[2 * x, 2 * x, {**PLAIN, 'answered': 2}]",
        "[2 * x, {**PLAIN, 'answered': float('inf')}]",
        "[2 * x, {**PLAIN, 'answered': 1j}]",
        "[2 * x, {**PLAIN, 'mutated': 3}]",
        "[2 * x, {'answered': 1}]",
        "[2 * x, np.zeros(3)]",
        "[2 * x, 'raised']",
        "[2 * x, [PLAIN]]",
        "[]",
        "[with_error(frames=[[float('inf'), 'f']])]",
        "[with_error(frames=[[1, 'f', 2]])]",
        "[with_error(frames={1: 2})]",
        "[with_error(frames=None)]",
        "[{**PLAIN, 'raised': 'ValueError'}]",
        "[{**PLAIN, 'raised': np.ones(2)}]",
    ],
)
def test_a_forged_answer_that_makes_no_sense_is_malformed(run: Run, forged: str) -> None:
    """Well-formed payloads with impossible contents cost the case and nothing else."""
    report = run(FORGER.format(forged=forged))

    assert {case.reason for case in report.cases} == {Reason.MALFORMED_ANSWER}
    assert report.headline == (
        "sample-1: No readable answer arrived: the program wrote to a channel that is not its own."
    )


@pytest.mark.parametrize(
    "said",
    ["np.zeros(3)", "'syntax'", "7", "[1]", "{'reason': 1}", "{'reason': 'raised', 'raised': 5}"],
)
def test_a_forged_loading_is_malformed(run: Run, said: str) -> None:
    """The same for the frame that says whether the source became a module."""
    report = run(
        "import os\nimport numpy as np\nfrom judge import codec\nfrom judge.child import channel\n"
        f"channel.send(codec.LOADED, 0, {said})\nos._exit(0)\n"
    )

    assert {case.reason for case in report.cases} == {Reason.MALFORMED_ANSWER}


def test_a_frame_of_another_kind_does_not_load(run: Run) -> None:
    """An answer before anything was asked does not stand for a module that loaded."""
    report = run(
        "from judge import codec\nfrom judge.child import channel\n"
        "channel.send(codec.ANSWER, 0, None)\ndef probe(x):\n    return 2 * x\n"
    )

    assert {case.reason for case in report.cases} == {Reason.MALFORMED_ANSWER}


@pytest.mark.parametrize(
    "forged",
    [
        r"[with_error(message='\ud800\x00')]",
        r"[with_error(type='\ud800')]",
        r"[with_error(frames=[[1, '\udfff']])]",
        r"[2 * x, {**PLAIN, 'mutated': ['\ud800\x00']}]",
        r"['\ud800']",
        r"[codec.Opaque('\ud800'), PLAIN]",
    ],
)
def test_reports_can_be_stored_whatever_was_said(run: Run, forged: str) -> None:
    """Half surrogates and null bytes, which no database takes, do not reach the report."""
    report = run(FORGER.format(forged=forged))

    text = json.dumps(report.to_json(), allow_nan=False, ensure_ascii=False)
    assert text.encode() == text.encode("utf-8", "surrogatepass")
    assert "\\u0000" not in text


def test_an_honest_message_with_half_a_surrogate_can_be_stored(run: Run) -> None:
    """No forging is needed for that: an exception's message may hold anything."""
    report = run("def probe(x):\n    raise ValueError('bad \\ud800 and \\0')\n")

    assert report.headline == "sample-1: ValueError: bad \ufffd and \ufffd"


def test_colliding_keys_do_not_stall_the_judge(run: Run) -> None:
    """Integers that all hash to 0 make a set of n cost n²; such an answer is refused."""
    report = run(FORGER.format(forged="[{i * (2**61 - 1) for i in range(5000)}, PLAIN]"))

    assert {case.reason for case in report.cases} == {Reason.MALFORMED_ANSWER}


def test_a_thread_name_cannot_forge_memory(run: Run) -> None:
    """A process's name stands in the file that its memory is read from."""
    report = run(
        "import ctypes\nimport numpy as np\ndef probe(x):\n"
        "    ctypes.CDLL(None).prctl(15, b'VmHWM: x', 0, 0, 0)\n"
        "    np.ones(2 << 20)\n    return 2 * x\n"
    )

    assert report.verdict is Verdict.ACCEPTED
    assert 15 < report.memory_mib < 20


def test_an_exception_that_cannot_be_described_is_still_one(run: Run) -> None:
    """Foreign code hides in names, messages and attributes; none of it ends the process."""
    report = run(
        "class Meta(type):\n    @property\n    def __name__(cls):\n        raise ValueError\n"
        "class Odd(OSError, metaclass=Meta):\n"
        "    @property\n    def errno(self):\n        raise ValueError\n"
        "    def __str__(self):\n        raise ValueError\n"
        "def probe(x):\n    raise Odd\n"
    )

    assert {case.reason for case in report.cases} == {Reason.EXCEPTION}
    assert report.cases[0].stdout == ""
