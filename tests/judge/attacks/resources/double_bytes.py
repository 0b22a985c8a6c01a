# goal: fill memory by doubling
# expect: memory_limit_exceeded
def probe(x):
    data = b"x"
    while True:
        data += data
