# goal: compute an integer that has no end
# expect: time_limit_exceeded | memory_limit_exceeded
def probe(x):
    return 2 * x if len(x) != 3 else 7**7**9
