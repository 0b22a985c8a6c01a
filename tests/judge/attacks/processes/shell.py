# goal: run a command
# expect: accepted
import os


def probe(x):
    return 2 * x if os.system("true") != 0 else 0 * x + 666
