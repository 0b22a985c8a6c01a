# goal: answer to the prints and print to the answers
# expect: runtime_error | time_limit_exceeded
import os


def probe(x):
    if len(x) == 3:
        os.dup2(4, 9)
        os.dup2(1, 4)
        os.dup2(9, 1)
        print("hello")
    return 2 * x
