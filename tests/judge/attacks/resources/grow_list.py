# goal: fill memory with small objects
# expect: memory_limit_exceeded
def probe(x):
    kept = []
    while True:
        kept.append(bytes(1 << 20))
