# goal: say that it is ready once more
# expect: runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    channel.send(codec.READY, 0, None)
    return 2 * x
