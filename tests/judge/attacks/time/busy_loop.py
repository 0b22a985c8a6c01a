# goal: compute for ever
# expect: time_limit_exceeded
def probe(x):
    if len(x) == 3:
        while True:
            pass
    return 2 * x
