# goal: print while working
# expect: accepted
def probe(x):
    for value in x:
        print("value", value)
    return 2 * x
