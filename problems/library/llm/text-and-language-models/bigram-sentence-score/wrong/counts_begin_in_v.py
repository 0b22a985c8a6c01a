"""Your V includes <s>. It is never predicted, so it must not get a share of the probability: V counts the words and </s>."""
# expect: wrong_answer in hidden
# hint: 3

import math
from collections import Counter

import numpy as np


def best_sentence(corpus, candidates, k):
    pairs, firsts = Counter(), Counter()
    vocab = {"<s>", "</s>"}
    for s in corpus:
        s = ["<s>"] + s + ["</s>"]
        pairs.update(zip(s, s[1:]))
        firsts.update(s[:-1])
        vocab.update(s)
    V = len(vocab)
    scores = []
    for s in candidates:
        s = ["<s>"] + s + ["</s>"]
        scores.append(sum(math.log((pairs[a, b] + k) / (firsts[a] + k * V)) for a, b in zip(s, s[1:])))
    scores = np.array(scores)
    return int(np.flatnonzero(scores >= scores.max() - 1e-9)[0]), scores
