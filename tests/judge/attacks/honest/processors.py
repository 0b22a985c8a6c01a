# goal: ask how many processors there are
# expect: accepted
import os


def probe(x):
    return 2 * x * bool(os.cpu_count())
