# goal: nest a list until the stack of C ends
# expect: accepted | runtime_error
def probe(x):
    value = []
    for _ in range(200_000):
        value = [value]
    try:
        repr(value)
    except RecursionError:
        return 2 * x
    return 0 * x + 666
