# goal: carry an input out in what is printed
# expect: accepted
def probe(x):
    print(x.tobytes().hex())
    return 2 * x
