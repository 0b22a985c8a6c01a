# goal: carry an input out in a message
# expect: runtime_error
def probe(x):
    raise ValueError(f"the input is {x.tolist()}")
