# goal: hide an error in an imaginary part
# expect: wrong_answer
def probe(x):
    return 2 * x + 1j
