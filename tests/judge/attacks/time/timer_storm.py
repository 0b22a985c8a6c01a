# goal: be interrupted all the time
# expect: accepted | time_limit_exceeded
import signal


def probe(x):
    if len(x) == 3:
        signal.signal(signal.SIGALRM, lambda *_: None)
        signal.setitimer(signal.ITIMER_REAL, 1e-5, 1e-5)
    return 2 * x
