# goal: return one number that broadcasts against what is expected
# expect: wrong_answer
def probe(x):
    return (2 * x)[:1][None]
