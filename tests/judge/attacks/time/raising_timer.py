# goal: let a signal handler raise in the judge's own code
# expect: accepted | runtime_error
import signal


def strike(*_):
    raise ValueError("in the middle of something")


def probe(x):
    if len(x) == 3:
        signal.signal(signal.SIGALRM, strike)
        signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)
    return 2 * x
