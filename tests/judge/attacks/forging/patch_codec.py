# goal: replace the encoder of answers
# expect: wrong_answer | runtime_error
from judge import codec


def add(self, value, depth=0):
    self._raw(b"T")


codec.Encoder.add = add


def probe(x):
    return x
