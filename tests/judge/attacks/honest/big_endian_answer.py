# goal: return bytes in the other order
# expect: accepted
def probe(x):
    return (2 * x).astype(">f8")
