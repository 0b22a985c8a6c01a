# goal: raise the signal that the filter kills with
# expect: forbidden
import os
import signal


def probe(x):
    os.kill(os.getpid(), signal.SIGSYS)
