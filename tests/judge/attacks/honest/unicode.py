# goal: name things in other scripts
# expect: accepted
def probe(größe):
    因子 = 2
    return 因子 * größe
