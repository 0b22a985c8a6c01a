# goal: end by the processor's own limit instead of the judge's
# expect: runtime_error | time_limit_exceeded
import os
import signal


def probe(x):
    if len(x) == 3:
        os.kill(os.getpid(), signal.SIGXCPU)
    return 2 * x
