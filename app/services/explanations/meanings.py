"""What each reason of a refusal means, and what to try next: one row a reason.

The ladder is that of `judge.feedback.findings`, in its order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from judge.report import Reason, Verdict


@dataclass(frozen=True)
class Meaning:
    """`says` is what follows from the reason alone, `advice` the next small experiment."""

    says: str
    advice: str


# The rung that each stands for: a reason fails its rung, those above it have passed.
LADDER: tuple[tuple[str, frozenset[Reason]], ...] = (
    ("Python can read the file, and it defines what is asked for",
     frozenset({Reason.DECODE, Reason.SYNTAX, Reason.NO_ENTRY, Reason.ARITY})),
    ("it keeps to the rules of the problem", frozenset({Reason.RULE, Reason.SYSCALL})),
    ("it runs to its end",
     frozenset({Reason.EXCEPTION, Reason.SIGNAL, Reason.EXIT, Reason.NO_ANSWER,
                Reason.MALFORMED_ANSWER})),
    ("it is fast enough", frozenset({Reason.CPU, Reason.WALL, Reason.GROWTH})),
    ("it prints and returns no more than is allowed",
     frozenset({Reason.ANSWER, Reason.STDOUT})),
    ("it returns something", frozenset({Reason.NOTHING})),
    ("the answer is of the right kind", frozenset({Reason.KIND})),
    ("its dtype is right", frozenset({Reason.DTYPE})),
    ("its shape is right", frozenset({Reason.SHAPE})),
    ("no NaN or infinity where a number is due", frozenset({Reason.NAN})),
    ("its values are right", frozenset({Reason.VALUE, Reason.STATE})),
    ("the properties that are asked for hold", frozenset({Reason.PROPERTY})),
    ("the inputs are left as they were", frozenset({Reason.MUTATED, Reason.ALIASED})),
)  # fmt: skip

MEMORY = Meaning(
    "The program asked for more memory than one case may use.",
    "Print the shape of everything that is built before the line that fails. The number of "
    "elements is the product of a shape; eight bytes each for float64.",
)

MEANINGS: Mapping[Reason, Meaning] = {
    Reason.DECODE: Meaning(
        "The file is no text in UTF-8, so Python never saw a line of it.",
        "Save it as UTF-8, or type the line again that holds a character from elsewhere.",
    ),
    Reason.SYNTAX: Meaning(
        "Python could not read the file, so nothing of it ran. The mistake stands on the line "
        "that is named, or is a bracket or quote left open on a line before.",
        "Read the named line and the one above it from left to right; count the brackets.",
    ),
    Reason.NO_ENTRY: Meaning(
        "The file was read, but what the judge calls is not in it.",
        "Compare the name with the signature, letter by letter; it must stand at the margin.",
    ),
    Reason.ARITY: Meaning(
        "The file was read, but the judge calls with other arguments than the definition takes.",
        "Give the parameters the names and the order of the signature.",
    ),
    Reason.RULE: Meaning(
        "This problem is about doing something by hand, so some names may not be used in it.",
        "Write the forbidden step yourself, with smaller operations that are allowed.",
    ),
    Reason.SYSCALL: Meaning(
        "Solutions run alone: no files, no network, no other programs.",
        "Everything that is needed is in the arguments. Remove what reads, writes or connects.",
    ),
    Reason.EXCEPTION: Meaning(
        "Python stopped in the middle, so there is no answer to compare.",
        "Put a print before the line that failed and look at each name on it: what is it, and "
        "what shape has it?",
    ),
    Reason.SIGNAL: Meaning(
        "The process itself died, which plain NumPy code hardly ever does.",
        "Look for a function that calls itself without end; a loop does the same safely.",
    ),
    Reason.EXIT: Meaning(
        "The program ended itself before it answered.",
        "Remove exit() and quit(); return the result.",
    ),
    Reason.NO_ANSWER: Meaning(
        "The program closed the way on which answers travel.",
        "Return the result and leave open files alone.",
    ),
    Reason.MALFORMED_ANSWER: Meaning(
        "What arrived could not be read as an answer.",
        "Return the result and write to no descriptor of your own.",
    ),
    Reason.CPU: Meaning(
        "It computed for longer than one case may take. Either a loop does not end, or it takes "
        "one Python step for each element where NumPy takes one for all of them.",
        "Time it on inputs of twice the size: if the time grows fourfold, there is a loop inside "
        "a loop.",
    ),
    Reason.WALL: Meaning(
        "It waited without computing.",
        "Remove sleeps, and whatever waits for input.",
    ),
    Reason.GROWTH: Meaning(
        "The answers may be right, but the time grows faster with the size of the input than the "
        "problem allows.",
        "Count the loops that lie inside each other, the hidden ones too: `in` on a list, "
        "np.append and sum() of a slice each walk over everything.",
    ),
    Reason.ANSWER: Meaning(
        "The answer is much larger than the one that is due.",
        "Print its shape: a product of shapes (n, 1) and (n,) has n times n elements.",
    ),
    Reason.STDOUT: Meaning(
        "It printed more than is kept.",
        "Remove the prints inside loops; print a shape instead of an array.",
    ),
    Reason.NOTHING: Meaning(
        "The function came to its end without a return, and Python then returns None.",
        "Look at every path through the function: does each end with a return? Methods that work "
        "in place, such as sort, return None too.",
    ),
    Reason.KIND: Meaning(
        "The answer is another kind of thing than the signature promises: a list, an array, a "
        "number, a tuple.",
        "Print type(result) before the return and compare it with the signature.",
    ),
    Reason.DTYPE: Meaning(
        "The elements are of another kind than the signature promises: whole numbers, truth "
        "values or fractions.",
        "Print .dtype after each line. Whole numbers stay whole in np.zeros_like(x) and in "
        "x[...] = value, and a comparison gives bool.",
    ),
    Reason.SHAPE: Meaning(
        "Values were not compared yet: an answer of another shape is wrong even where "
        "broadcasting would make it fit.",
        "Print .shape after every line that reduces, indexes or reshapes. The first that is not "
        "what you expect is the mistake; a reduction drops its axis unless keepdims=True.",
    ),
    Reason.NAN: Meaning(
        "Somewhere a zero was divided by, a logarithm was taken of zero, or a number grew too "
        "large. NaN then spreads to everything that is computed from it.",
        "Print np.isfinite(…).all() after each line; the first False is the line to guard.",
    ),
    Reason.VALUE: Meaning(
        "Kind, dtype and shape are right, the numbers are not: the mistake is in the formula or "
        "in the axis, not in how the result is put together.",
        "Work the smallest example out by hand, one line of the program at a time. The first line "
        "where your number and its number part is the mistake.",
    ),
    Reason.STATE: Meaning(
        "The first calls are right and later ones are not: the object keeps something wrong "
        "between calls, or forgets something.",
        "Print every attribute of self at the end of each method, over two or three calls.",
    ),
    Reason.PROPERTY: Meaning(
        "Many answers would be accepted here, but each must have this property, and this one "
        "has not.",
        "Compute the property yourself at the end of the function and print it.",
    ),
    Reason.MUTATED: Meaning(
        "The values are right, but the caller's array is not what it was before the call.",
        "Look for +=, *=, x[...] = and in-place methods on an argument; work on x.copy().",
    ),
    Reason.ALIASED: Meaning(
        "The values are right, but the answer is a view: whoever changes it changes the input.",
        "Slices, reshape and .T share memory with their array. Return a copy.",
    ),
}  # fmt: skip

VERDICTS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: "Accepted",
    Verdict.WRONG_ANSWER: "Wrong answer",
    Verdict.TIME_LIMIT: "Time limit exceeded",
    Verdict.MEMORY_LIMIT: "Memory limit exceeded",
    Verdict.OUTPUT_LIMIT: "Output limit exceeded",
    Verdict.RUNTIME_ERROR: "Runtime error",
    Verdict.COMPILE_ERROR: "Does not compile",
    Verdict.FORBIDDEN: "Not allowed here",
    Verdict.JUDGE_ERROR: "Judge error",
}


def meaning_of(verdict: str, reason: str | None) -> Meaning | None:
    """The row of a case that was not accepted; None for a reason of a newer judge."""
    if verdict == Verdict.MEMORY_LIMIT:
        return MEMORY
    if reason not in {each.value for each in Reason}:
        return None
    return MEANINGS[Reason(str(reason))]
