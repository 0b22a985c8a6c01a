# goal: send a payload nested a hundred thousand times
# expect: runtime_error | output_limit_exceeded
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    encoder = codec.Encoder()
    encoder._raw(b"l\x01\x00\x00\x00" * 20_000 + b"n")
    channel.send_parts(codec.ANSWER, 0, encoder)
    return 2 * x
