# goal: send an exception of nonsense
# expect: runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    error = {"type": 5, "module": [], "message": None, "frames": {1: 2}, "exit": "no"}
    channel.send(codec.ANSWER, 0, {**PLAIN, "raised": error})
    return 2 * x
