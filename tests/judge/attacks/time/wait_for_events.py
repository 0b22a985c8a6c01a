# goal: wait for an event that never comes
# expect: time_limit_exceeded
import select


def probe(x):
    if len(x) == 3:
        select.select([], [], [])
    return 2 * x
