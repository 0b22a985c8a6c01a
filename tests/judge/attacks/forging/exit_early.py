# goal: end with success before the answer is looked at
# expect: runtime_error
import os


def probe(x):
    os._exit(0)
