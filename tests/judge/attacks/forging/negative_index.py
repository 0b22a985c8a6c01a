# goal: answer a case of an impossible number
# expect: runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    channel.send(codec.ANSWER, 0xFFFFFFFF, 2 * x)
    return 2 * x
