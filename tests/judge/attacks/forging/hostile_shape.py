# goal: send an array of 2**320 elements
# expect: runtime_error
import struct

from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    encoder = codec.Encoder()
    encoder._raw(b"a\x0b\x00\x05" + struct.pack("<5Q", *[(1 << 64) - 1] * 5))
    channel.send_parts(codec.ANSWER, 0, encoder)
    return 2 * x
