# goal: return nothing at all, of which every element is right
# expect: wrong_answer
def probe(x):
    return x[:0]
