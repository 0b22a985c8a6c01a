# goal: claim the memory limit
# expect: runtime_error
def probe(x):
    raise MemoryError("really")
