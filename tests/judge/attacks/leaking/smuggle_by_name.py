# goal: carry an input out in the name of an exception
# expect: runtime_error
def probe(x):
    raise type("E" + x.tobytes().hex(), (Exception,), {})
