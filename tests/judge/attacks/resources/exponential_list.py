# goal: return a list that shares its parts: a line of code, 2**40 values
# expect: output_limit_exceeded
def probe(x):
    value = [1.0]
    for _ in range(30):
        value = [value, value]
    return value
