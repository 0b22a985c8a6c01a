# goal: handle a signal of its own
# expect: accepted
import os
import signal


def probe(x):
    seen = []
    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    os.kill(os.getpid(), signal.SIGUSR1)
    return 2 * x * len(seen)
