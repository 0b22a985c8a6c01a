"""Cases and their strength."""

EXPLANATIONS = {
    "I01": (
        "Every case must fit the entry: dtypes, dimensions that agree, bounds. What breaks a bound "
        "in cases.py would break a promise of the statement."
    ),
    "I03": (
        "Each bound should be reached: some case has the smallest, some the largest value. A bound "
        "that no case reaches is a promise that nobody tested; add an edge or narrow the bound."
    ),
    "I05": (
        "Made twice from one seed, the cases must be the same. Iterating over a set, or drawing "
        "from anything but rng, breaks this."
    ),
    "I06": (
        "A generator that ignores rng makes the same case on every salt, and who reads cases.py "
        "knows it. Put fixed cases into edges()."
    ),
    "I07": "Two equal cases test nothing that one does not; vary a parameter.",
    "S04": (
        "A sample may carry an expected value derived by hand: a second opinion on the reference. "
        "If they differ, one of them is wrong."
    ),
    "V01": (
        "Where a package has a visual.py, each of its functions must draw every sample: a list of "
        "at most four (name, array, text), the text saying in words what is to be seen."
    ),
    "M01": (
        "The reference is changed in one place at a time (an operator, a constant, an axis, a "
        "dropped statement …) and judged on the hidden cases. At least 90 % of these mutants must "
        "fail. Each survivor is a mistake that a learner can make unseen: add a case for it "
        "(`problem stress SLUG --mutant ID --write` finds and writes one), or declare it "
        "[[equivalent]] with the reason why no input can tell."
    ),
    "M02": (
        "A mutant that is declared [[equivalent]] must still exist and must not differ on any of "
        "the extra inputs; else the declaration is out of date or wrong."
    ),
    "M05": (
        "Zeros, ones, an input, the first sample's answer, the answer before, the most common "
        "answer: what needs no thought may pass neither half of the hidden cases nor a whole "
        "generated group."
    ),
    "M06": (
        "A generated case whose answer is the same on every salt can be answered from the source. "
        "Let rng change what the answer is, not only how the input is dressed."
    ),
    "W09": (
        "A group of cases is there for a mistake. If no wrong solution fails in it, write down "
        "the mistake that it was made for, or remove it."
    ),
}
