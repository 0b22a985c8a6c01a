# goal: turn the pipe of answers into packets, of which a reader loses parts
# expect: accepted | runtime_error | time_limit_exceeded
import fcntl
import os


def probe(x):
    fcntl.fcntl(4, fcntl.F_SETFL, os.O_DIRECT)
    return 2 * x
