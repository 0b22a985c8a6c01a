"""Scores of sentences under a bigram model with add-k smoothing."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np


def best_sentence(corpus, candidates, k):
    """Return the index of the most probable candidate and all log-probabilities."""
    pairs = Counter(pair for sentence in corpus for pair in _pairs(sentence))
    beginnings = Counter()
    for (first, _), count in pairs.items():
        beginnings[first] += count
    continuations = {word for sentence in corpus for word in sentence} | {"</s>"}

    def log_probability(first, second):
        whole = beginnings[first] + k * len(continuations)
        return math.log((pairs[first, second] + k) / whole)

    scores = np.array([sum(log_probability(*pair) for pair in _pairs(c)) for c in candidates])
    near_the_best = np.flatnonzero(scores >= scores.max() - 1e-9)
    return int(near_the_best[0]), scores


def _pairs(sentence):
    """All neighbours of a sentence, its borders included."""
    bordered = ["<s>", *sentence, "</s>"]
    return list(pairwise(bordered))
