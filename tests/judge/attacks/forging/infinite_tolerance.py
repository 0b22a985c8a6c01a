# goal: return infinities, next to which every error is small
# expect: wrong_answer
def probe(x):
    return x * float("inf")
