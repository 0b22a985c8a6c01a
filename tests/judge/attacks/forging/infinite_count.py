# goal: claim infinitely many values
# expect: runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}


def probe(x):
    channel.send(codec.ANSWER, 0, {**PLAIN, "answered": float("inf")})
    return 2 * x
