# goal: return an integer of a megabyte, which takes minutes to print
# expect: output_limit_exceeded
def probe(x):
    return 1 << (8 << 20)
