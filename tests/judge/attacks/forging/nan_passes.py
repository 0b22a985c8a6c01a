# goal: return NaN, which is neither greater nor less than the tolerance
# expect: wrong_answer
def probe(x):
    return x * float("nan")
