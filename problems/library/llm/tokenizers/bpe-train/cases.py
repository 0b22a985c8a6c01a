"""Cases for training BPE: tied pairs in any order of words, runs of one letter, rare pairs."""

SYLLABLES = "an er in on st re at or en it al ar te ed ing ion ter ate ent ver"


def samples():
    yield (
        {"words": {"low": 5, "lower": 2, "newest": 6, "widest": 3}, "merges": 3},
        "(e, s) and (s, t) occur in newest and widest, 6 + 3 = 9 times each. No pair is more "
        "frequent, and (e, s) is the smaller tuple. Then (es, t) has 9. Then (l, o) and (o, w) "
        "have 5 + 2 = 7, and (l, o) is smaller. The pair (w, e) had 6 + 2 = 8 at first, but in "
        "newest its e belongs to est by now, so only the 2 of lower are left.",
        [("e", "s"), ("es", "t"), ("l", "o")],
    )
    yield (
        {"words": {"aaaa": 1, "b": 9}, "merges": 5},
        "aaaa holds the pair (a, a) three times, once for each place where it starts. Merging from "
        "left to right gives aa aa. The pair (aa, aa) occurs once only, which is less than 2: "
        "training stops after one merge. The 9 words b have no pair at all.",
        [("a", "a")],
    )
    yield (
        {"words": {"ba": 2, "ab": 2, "": 7}, "merges": 1},
        "Both pairs occur twice; (a, b) is smaller than (b, a).",
        [("a", "b")],
    )


def edges():
    yield {"words": {}, "merges": 3}
    yield {"words": {"": 5, "x": 1000}, "merges": 2}  # no pair anywhere
    yield {"words": {"abab": 3}, "merges": 0}
    yield {"words": {"ab": 1, "cd": 1, "ef": 1}, "merges": 4}  # no pair occurs twice
    yield {"words": {"Zürich": 2, "zürich": 2, "züge": 1}, "merges": 60}  # down to whole words
    yield {"words": {"aaa": 1, "aaaaa": 1}, "merges": 9}
    long = {("ab" * k + "c" * (k % 4))[k % 3 :]: k % 5 + 1 for k in range(1, 31)}
    yield {"words": long, "merges": 60}


def corpus(rng):
    """Words made of syllables, with counts: merges build on merges."""
    return {"words": _words(rng, int(rng.integers(8, 14))), "merges": int(rng.integers(10, 25))}


def tied_pairs(rng):
    """Words of different letters with equal counts: the order of the words must not decide."""
    letters = [str(letter) for letter in rng.permutation(list("abcdefghijklmnop"))]
    count = int(rng.integers(2, 5))
    words = {"".join(letters[k : k + 3]): count for k in range(0, 15, 3)}
    return {"words": words, "merges": int(rng.integers(5, 9))}


def runs(rng):
    """Runs of one letter: overlapping pairs count, merging must not overlap."""
    one, two, three = (str(letter) for letter in rng.permutation(list("xyz")))
    words = {
        two + one * int(rng.integers(4, 7)): int(rng.integers(2, 4)),
        one * int(rng.integers(7, 10)) + three: 3,
        two + three: 7 + int(rng.integers(0, 4)),
        one * 3 + two: 2,
    }
    return {"words": words, "merges": int(rng.integers(4, 8))}


def odd_run(rng):
    """Three equal letters: their pair counts twice, and one side is left over by the merge."""
    one, two, three = (str(letter) for letter in rng.permutation(list("uvw")))
    count = 2 * int(rng.integers(2, 6))
    return {"words": {two + three: 3 * count // 2, one * 3: count}, "merges": 4}


def rare_pairs(rng):
    """More merges allowed than there are pairs that occur twice: training stops early."""
    return {"words": dict.fromkeys(_words(rng, 4), 1), "merges": 60}


def weights_decide(rng):
    """A pair that stands in one frequent word against one in many rare words."""
    first, second, third, fourth = (str(c) for c in rng.permutation(list("pqrs")))
    words = {first + second: int(rng.integers(20, 40))}
    for k, tail in enumerate(rng.permutation(list("abcdefg"))):
        words[third + fourth + str(tail)] = 1 + k % 2
    return {"words": words, "merges": int(rng.integers(2, 5))}


def _words(rng, count):
    """Different words of two to four syllables, with counts from 1 to 9."""
    words = {}
    while len(words) < count:
        parts = rng.choice(SYLLABLES.split(), int(rng.integers(2, 5)))
        words["".join(str(part) for part in parts)] = int(rng.integers(1, 10))
    return words
