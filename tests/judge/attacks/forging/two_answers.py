# goal: answer twice, once wrong and once right
# expect: wrong_answer | runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    channel.send(codec.ANSWER, 0, x)
    return 2 * x
