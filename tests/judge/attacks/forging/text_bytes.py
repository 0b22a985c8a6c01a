# goal: return text that reads like the answer
# expect: wrong_answer
def probe(x):
    return repr(2 * x)
