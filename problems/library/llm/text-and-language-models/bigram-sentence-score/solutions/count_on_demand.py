"""Counting on demand

One list of all pairs of the corpus; every probability counts in it anew.
"""

import math

import numpy as np


def best_sentence(corpus, candidates, k):
    firsts, seconds, words = [], [], {"</s>"}
    for sentence in corpus:
        words.update(sentence)
        firsts += ["<s>", *sentence]
        seconds += [*sentence, "</s>"]
    pairs = list(zip(firsts, seconds, strict=True))

    best, scores = 0, np.zeros(len(candidates))
    for index, candidate in enumerate(candidates):
        before = "<s>"
        for word in [*candidate, "</s>"]:
            seen = pairs.count((before, word)) + k
            scores[index] += math.log(seen) - math.log(firsts.count(before) + k * len(words))
            before = word
        if scores[index] > scores[best] + 1e-9:
            best = index
    return best, scores
