# goal: raise an error of the sandbox's kind by itself
# expect: runtime_error | forbidden
def probe(x):
    raise PermissionError(1, "really")
