# goal: fill a dict whose keys all collide
# expect: time_limit_exceeded
def probe(x):
    if len(x) == 3:
        return {i * (2**61 - 1): i for i in range(30_000)}
    return 2 * x
