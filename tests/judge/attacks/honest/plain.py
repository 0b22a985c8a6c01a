# goal: answer as everyone does
# expect: accepted
def probe(x):
    return 2 * x
