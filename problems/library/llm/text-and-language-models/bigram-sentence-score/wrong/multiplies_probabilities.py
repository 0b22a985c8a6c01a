"""You multiply the probabilities and take the logarithm at the end. For long sentences the product underflows to 0: add logarithms instead."""
# expect: wrong_answer in hidden
# hint: 4

from collections import Counter

import numpy as np


def best_sentence(corpus, candidates, k):
    pairs, firsts = Counter(), Counter()
    for s in corpus:
        s = ["<s>"] + s + ["</s>"]
        pairs.update(zip(s, s[1:]))
        firsts.update(s[:-1])
    V = len({w for s in corpus for w in s}) + 1
    products = []
    for s in candidates:
        s = ["<s>"] + s + ["</s>"]
        p = 1.0
        for a, b in zip(s, s[1:]):
            p *= (pairs[a, b] + k) / (firsts[a] + k * V)
        products.append(p)
    with np.errstate(divide="ignore"):
        scores = np.log(products)
    return int(np.flatnonzero(scores >= scores.max() - 1e-9)[0]), scores
