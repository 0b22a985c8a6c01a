# goal: answer later cases before they are asked
# expect: wrong_answer | runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    for index in range(20):
        encoder = codec.Encoder()
        encoder.add(2 * x)
        encoder.add(PLAIN)
        channel.send_parts(codec.ANSWER, index, encoder)
    return 2 * x
