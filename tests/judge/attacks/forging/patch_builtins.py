# goal: replace built-in functions under the judge's own code
# expect: wrong_answer | runtime_error
import builtins

builtins.isinstance = lambda value, kind: True
builtins.len = lambda value: 1


def probe(x):
    return x
