# goal: send an empty array that is gigantic along another axis
# expect: runtime_error | wrong_answer
import struct

from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    encoder = codec.Encoder()
    encoder._raw(b"a\x0b\x02\x02" + struct.pack("<2Q", 0, 1 << 39) + bytes(8))
    channel.send_parts(codec.ANSWER, 0, encoder)
    return 2 * x
