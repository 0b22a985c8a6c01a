"""Reference, solutions, wrong solutions, starter, and the room they have."""

EXPLANATIONS = {
    "R01": (
        "The reference must answer every case on every salt; the message names its line and the "
        "case. Every expected value comes from it."
    ),
    "R02": (
        "The reference is submitted like any solution: it must be accepted, obey the rules of "
        "[forbid], and leave its inputs as they are."
    ),
    "R03": (
        "Every file of solutions/ is submitted and must be accepted on every salt. If it is not, "
        "either it or the reference is wrong."
    ),
    "R04": (
        "Two solutions that are the same program share the same mistake. One should take another "
        "way: a loop against vectorised code, recursion against iteration."
    ),
    "R05": (
        "All solutions must agree with the reference on 500 more inputs of the package's own "
        "generators (fewer where the reference is slow). A disagreement is a mistake in one of "
        "them, or an input that the constraints should exclude."
    ),
    "G03": (
        "After each step the code so far runs over the example in the sandbox, and each expression "
        "is looked up in the function of the step's last line when it returns; names that are no "
        "variables there in the functions around it, then among those of the example. The message "
        "names the line of walkthrough.md that failed."
    ),
    "S08": (
        "The starter is submitted too: it must end with NotImplementedError on every case and "
        "pass none, else that case tests nothing."
    ),
    "W01": (
        "Each wrong solution is submitted on every salt and must fail as it declares. If it is "
        "accepted, a learner with that mistake would be told that it is right: add a generator "
        "that is built to catch it. Random inputs miss most mistakes on some salt."
    ),
    "W03": (
        "One case can be lucky: a mistake counts as caught when two cases catch it, on each salt."
    ),
    "W05": (
        "A message is chosen by comparing answers. Two wrong solutions that answer alike on every "
        "case cannot be told apart: add a case on which they differ, or merge them."
    ),
    "W08": (
        "Submitting a wrong solution must show its message to the learner: the judge needs two "
        "failing cases on which the answers are the same each time."
    ),
    "F02": (
        "A rule of [forbid] that no wrong solution breaks has never been seen to work. Add one "
        'with "# expect: forbidden".'
    ),
    "C05": (
        "A wrong solution must be at least 100 times the tolerance off, on two cases. Nearer, a "
        "learner with that mistake passes on some salt or machine. Add a case on which it shows: "
        "rows of tiny variance for a misplaced eps, small n for n - 1."
    ),
    "C06": (
        "An accepted solution may use at most a hundredth of the tolerance in float64, a quarter "
        "in float32, half in float16. Above, another machine's rounding may reject it."
    ),
    "T01": (
        "Accepted solutions use at most half of the time limit of a case. The limit is the larger "
        "of limits.cpu_s and limits.time_factor times the reference's own time."
    ),
    "T02": (
        "A solution that is declared too slow must need at least twice the limit, else it passes "
        "on a fast machine. Enlarge the case that is meant to stop it."
    ),
    "T04": "Accepted solutions use at most half of limits.memory_mib.",
}
