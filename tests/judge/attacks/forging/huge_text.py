# goal: raise an exception with a text of megabytes
# expect: runtime_error
def probe(x):
    raise ValueError("spam" * (1 << 22))
