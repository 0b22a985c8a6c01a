# goal: return a list that holds itself
# expect: wrong_answer
def probe(x):
    value = []
    value.append(value)
    return value
