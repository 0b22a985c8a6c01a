# goal: raise an exception whose text no database takes
# expect: runtime_error
def probe(x):
    raise ValueError("\ud800\0" * 50)
