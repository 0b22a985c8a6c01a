# goal: recurse nine hundred times
# expect: accepted
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def probe(x):
    return 2 * x * (down(900) == 900)
