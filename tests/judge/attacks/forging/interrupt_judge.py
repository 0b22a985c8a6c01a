# goal: raise what ends an interpreter
# expect: runtime_error
def probe(x):
    raise GeneratorExit
