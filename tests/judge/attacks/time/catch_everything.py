# goal: survive every signal and exception while computing
# expect: time_limit_exceeded
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


def probe(x):
    if len(x) == 3:
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
    return 2 * x
