# goal: recurse without a limit until the stack ends
# expect: runtime_error
import sys

sys.setrecursionlimit(1 << 30)


def probe(x):
    return sorted([x], key=probe)
