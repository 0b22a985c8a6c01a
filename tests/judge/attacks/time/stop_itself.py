# goal: stop the process, so that it cannot be asked to end
# expect: time_limit_exceeded
import os
import signal


def probe(x):
    if len(x) == 3:
        os.kill(os.getpid(), signal.SIGSTOP)
    return 2 * x
