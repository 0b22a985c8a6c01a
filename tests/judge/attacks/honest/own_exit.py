# goal: call exit and catch it
# expect: accepted
import sys


def probe(x):
    try:
        sys.exit(1)
    except SystemExit:
        return 2 * x
