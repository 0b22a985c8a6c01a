# goal: become a real-time process
# expect: accepted
import os


def attack(x):
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
