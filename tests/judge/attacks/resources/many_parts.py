# goal: return millions of tiny values
# expect: output_limit_exceeded
def probe(x):
    return [None] * (1 << 21)
