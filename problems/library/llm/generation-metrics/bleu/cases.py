"""Cases for BLEU: repeated phrases, length ties, and orders without any match."""

import numpy as np

WORDS = "the a cat dog bird sat ran flew on by under mat tree old red two"


def samples():
    yield (
        {
            "cand": _tokens("the cat sat on the mat"),
            "refs": [_tokens("the cat sat on a red mat")],
            "max_n": 2,
            "weights": [0.5, 0.5],
        },
        "Unigrams: the second `the` has no partner left, the other five tokens have one, so "
        "p₁ = 5/6. "
        "Bigrams: `the cat`, `cat sat` and `sat on` are found, `on the` and `the mat` are not, so "
        "p₂ = 3/5. "
        "The candidate has 6 tokens and the reference 7, so BP = exp(1 − 7/6) ≈ 0.8465. "
        "The result is 0.8465 · √(5/6 · 3/5) = 0.8465 · √0.5 ≈ 0.5986.",
        0.5985529678206387,
    )
    yield (
        {
            "cand": ["the"] * 7,
            "refs": [_tokens("the cat is on the mat"), _tokens("there is a cat on the mat")],
            "max_n": 1,
            "weights": [1.0],
        },
        "The first reference has `the` twice, the second once, so at most 2 of the 7 count. The "
        "closest reference length is 7: BP = exp(1 − 7/7) = 1, and the result is 2/7.",
        2 / 7,
    )
    yield (
        {
            "cand": _tokens("a small dog"),
            "refs": [_tokens("a dog"), _tokens("the small cat")],
            "max_n": 2,
            "weights": [0.5, 0.5],
        },
        "All three tokens are found, so p₁ = 1. Neither `a small` nor `small dog` occurs in a "
        "reference, so p₂ = 0 and the score is 0.",
        0.0,
    )


def edges():
    two = [_tokens("red cat ran"), _tokens("the old red cat")]
    yield {"cand": [], "refs": two, "max_n": 2, "weights": [0.0, 0.0]}  # empty: 0, whatever
    yield {"cand": ["cat"], "refs": [[], ["Cat"]], "max_n": 1, "weights": [1.0]}
    yield {"cand": ["cat"], "refs": [["a", "cat"]], "max_n": 4, "weights": [2.0, 0.0, 0.0, 0.0]}
    yield {"cand": ["cat"], "refs": [["a", "cat"]], "max_n": 3, "weights": [0.0, 0.0, 0.0]}
    yield {  # fewer tokens than the highest order of positive weight
        "cand": _tokens("the old red"),
        "refs": [_tokens("the old red cat")],
        "max_n": 4,
        "weights": [0.25] * 4,
    }
    yield {  # the same text, with a strided weight vector
        "cand": _tokens("the old red cat ran by"),
        "refs": [_tokens("a dog"), _tokens("the old red cat ran by")],
        "max_n": 4,
        "weights": np.linspace(0.1, 0.8, 8)[::2],
    }
    yield {  # n-grams run across word borders only as tokens: "a b" is not ["a", "b"]
        "cand": ["a b", "c", "a", "b c"],
        "refs": [["a", "b c", "a b", "c"]],
        "max_n": 2,
        "weights": [0.75, 0.5],
    }


def repeated_phrase(rng):
    """A phrase more often than any reference has it: separates four ways of clipping."""
    words = _words(rng, 8)
    phrase, rest = words[:2], words[2:]
    return {
        "cand": phrase * int(rng.integers(4, 6)) + rest[:3],
        "refs": [phrase * 2 + rest[:4], rest[3:5] + phrase + rest[:3]],
        "max_n": 2,
        "weights": _weights(rng, 2),
    }


def short_candidate(rng):
    """A candidate shorter than every reference: the penalty matters, and so do weights."""
    words = _words(rng, 12)
    length = int(rng.integers(5, 8))
    cand = words[:length]
    cand[2] = words[11]
    refs = [words[: length + 2], words[1 : length + 4]]
    return {"cand": cand, "refs": refs, "max_n": 2, "weights": _weights(rng, 2)}


def long_candidate(rng):
    """A candidate longer than every reference: the penalty is one, neither more nor less."""
    words = _words(rng, 12)
    length = int(rng.integers(5, 8))
    refs = [words[:length], words[2:length]]
    cand = words[: length + int(rng.integers(1, 4))]
    return {"cand": cand, "refs": refs, "max_n": 3, "weights": _weights(rng, 3)}


def length_tie(rng):
    """One reference a little shorter and one as much longer: the shorter counts."""
    words = _words(rng, 12)
    length, gap = int(rng.integers(5, 8)), int(rng.integers(1, 3))
    cand = [*words[: length - 1], words[11]]
    refs = [words[: length + gap], words[: length - gap]]
    if rng.random() < 0.5:
        refs.reverse()
    return {"cand": cand, "refs": refs, "max_n": 2, "weights": _weights(rng, 2)}


def far_short_reference(rng):
    """A much shorter reference beside a slightly longer one: the closest counts."""
    words = _words(rng, 12)
    length = int(rng.integers(6, 9))
    cand = words[:length]
    cand[length - 2] = words[11]
    refs = [words[: length + 1], words[:2]]
    return {"cand": cand, "refs": refs, "max_n": 2, "weights": _weights(rng, 2)}


def no_match_at_high_order(rng):
    """Reference words in another order: unigrams match, no trigram does, the score is 0."""
    words = _words(rng, 9)
    cand = words[1::2] + words[::2]
    kept = int(rng.integers(5, 10))
    return {"cand": cand[:kept], "refs": [words], "max_n": 3, "weights": _weights(rng, 3)}


def _tokens(text):
    return text.split()


def _words(rng, count):
    return [str(word) for word in rng.permutation(_tokens(WORDS))[:count]]


def _weights(rng, count):
    """Positive weights whose sum is far from one."""
    weights = rng.uniform(0.5, 1.5, count)
    return weights / weights.sum() * rng.choice([rng.uniform(0.5, 0.8), rng.uniform(1.3, 1.8)])
