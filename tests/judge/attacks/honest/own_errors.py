# goal: raise and catch
# expect: accepted
def probe(x):
    try:
        {}["key"]
    except KeyError:
        return 2 * x
