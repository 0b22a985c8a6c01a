"""Cases for the bigram model: endings, unknown words, ties, and very long sentences."""

import math

WORDS = ["the", "a", "horse", "cart", "man", "pulled", "pooled", "saw", "old", "red", "and"]


def samples():
    yield (
        {
            "corpus": [["a", "b"], ["a"]],
            "candidates": [["a"], ["a", "b"]],
            "k": 1.0,
        },
        "The pairs are <s> a, a b, b </s> and <s> a, a </s>. V = 3: a, b and </s>. "
        "P(a | <s>) = (2 + 1)/(2 + 3) = 3/5, P(</s> | a) = (1 + 1)/(2 + 3) = 2/5, P(b | a) = 2/5, "
        "P(</s> | b) = (1 + 1)/(1 + 3) = 1/2. The scores are log(3/5 · 2/5) = log 0.24 and "
        "log(3/5 · 2/5 · 1/2) = log 0.12.",
        (0, [math.log(0.24), math.log(0.12)]),
    )
    yield (
        {
            "corpus": [
                _words("the horse pulled the cart"),
                _words("the man pulled the horse"),
            ],
            "candidates": [
                _words("the horse pooled the cart"),
                _words("the horse pulled the cart"),
            ],
            "k": 0.5,
        },
        "V = 6: the, horse, pulled, cart, man and </s>. The candidates differ in two steps. "
        "Unknown pooled: P(pooled | horse) = 0.5/(2 + 3) and P(the | pooled) = 0.5/(0 + 3). "
        "Known pulled: P(pulled | horse) = 1.5/(2 + 3) and P(the | pulled) = 2.5/(2 + 3).",
    )


def edges():
    yield {"corpus": [], "candidates": [["cart"], []], "k": 1.0}  # V = 1, all probabilities are 1
    yield {"corpus": [["cart"]], "candidates": [[]], "k": 0.001}
    yield {"corpus": [[], ["old"], []], "candidates": [["old", "old"], [], ["Old"]], "k": 10.0}
    corpus = [WORDS[k % 5 : k % 5 + 4] for k in range(12)]
    candidates = [WORDS[k : k + 5] for k in range(5)]
    yield {"corpus": corpus, "candidates": candidates, "k": 0.25}
    yield {  # the same pairs in another order: the sums differ by rounding only
        "corpus": [
            _words("man a horse a"),
            _words("a cart horse the cart"),
            _words("the a horse the horse"),
        ],
        "candidates": [_words("man cart man horse man"), _words("man horse man cart man")],
        "k": 0.5,
    }


def generic(rng):
    """Sentences over a few words: separates denominators, vocabulary and borders."""
    corpus = [_sentence(rng, WORDS[:7], 3, 6) for _ in range(6)]
    candidates = [_sentence(rng, WORDS[:7], 2, 6) for _ in range(4)]
    return {"corpus": corpus, "candidates": candidates, "k": _k(rng)}


def endings(rng):
    """Candidates that differ in their last words, some of which never end a sentence."""
    words = _shuffled(rng)
    corpus = [[words[0], words[1], words[2]] for _ in range(int(rng.integers(3, 6)))]
    corpus += [[words[2], words[1]], [words[3]]]
    candidates = [[words[0], words[1]], [words[0], words[1], words[2]], [words[3], words[0]]]
    return {"corpus": corpus, "candidates": candidates, "k": _k(rng)}


def unknown_words(rng):
    """Words that the corpus does not have, on both sides of pairs."""
    words = _shuffled(rng)
    corpus = [_sentence(rng, words[:5], 3, 5) for _ in range(4)]
    candidates = []
    for _ in range(3):
        candidate = _sentence(rng, words[:5], 3, 5)
        candidate[int(rng.integers(0, len(candidate)))] = words[int(rng.integers(5, 8))]
        candidates.append(candidate)
    return {"corpus": corpus, "candidates": candidates, "k": _k(rng)}


def twins(rng):
    """The best candidate stands there twice: the first of the two is the answer."""
    words = _shuffled(rng)
    corpus = [words[:4], words[:4], [*words[:3], words[4]]]
    best = words[:4]
    others = [_sentence(rng, words[5:9], 5, 7) for _ in range(2)]
    return {"corpus": corpus, "candidates": [others[0], best, others[1], best], "k": _k(rng)}


def long_sentences(rng):
    """Products of probabilities far below the smallest float."""
    corpus = [_sentence(rng, WORDS[:6], 4, 6) for _ in range(5)]
    candidates = [_sentence(rng, WORDS[6:], 330, 360) for _ in range(3)]
    candidates[0] += WORDS[6:10] * 20
    return {"corpus": corpus, "candidates": candidates, "k": float(rng.uniform(0.001, 0.002))}


def _words(text):
    return text.split()


def _k(rng):
    return float(rng.choice([0.1, 0.25, 0.5, 0.75, 2.0]))


def _shuffled(rng):
    return [str(word) for word in rng.permutation(WORDS)]


def _sentence(rng, words, shortest, longest):
    length = int(rng.integers(shortest, longest))
    return [words[int(k)] for k in rng.integers(0, len(words), length)]
