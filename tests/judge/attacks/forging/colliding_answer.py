# goal: send a set whose keys all collide in the judge
# expect: runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    encoder = codec.Encoder()
    encoder.add([i * (2**61 - 1) for i in range(5000)])
    forged = bytearray(b"".join(encoder.parts()))
    forged[0] = ord("S")
    encoder = codec.Encoder()
    encoder._raw(bytes(forged))
    channel.send_parts(codec.ANSWER, 0, encoder)
    return 2 * x
