# goal: compute for ever without running a line of Python
# expect: time_limit_exceeded
def probe(x):
    if len(x) == 3:
        sum(iter(int, 1))
    return 2 * x
