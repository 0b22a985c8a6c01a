"""Number the tokens and let NumPy count

Tokens become integers, n-grams rows of a sliding window, and one matrix of counts (n-gram by
text) holds everything that clipping needs.
"""

import numpy as np


def bleu(cand, refs, max_n, weights):
    texts = [cand, *refs]
    number = {token: i for i, token in enumerate(sorted({t for text in texts for t in text}))}
    coded = [np.array([number[token] for token in text], dtype=np.int64) for text in texts]
    lengths = np.array([len(text) for text in texts])
    orders = np.flatnonzero(weights) + 1
    if lengths[0] == 0 or (orders.size and lengths[0] < orders.max()):
        return 0.0
    precisions = np.array([_precision(coded, n) for n in orders])
    if (precisions == 0).any():
        return 0.0
    by_closeness = np.lexsort((lengths[1:], np.abs(lengths[1:] - lengths[0])))
    closest = lengths[1:][by_closeness[0]]
    penalty = np.exp(min(0.0, 1.0 - closest / lengths[0]))
    return float(penalty * np.exp(weights[orders - 1] @ np.log(precisions)))


def _precision(coded, n):
    windows = [np.lib.stride_tricks.sliding_window_view(c, n) for c in coded if len(c) >= n]
    owner = np.concatenate([np.full(len(w), i) for i, w in enumerate(windows)])
    grams, which = np.unique(np.concatenate(windows), axis=0, return_inverse=True)
    counts = np.zeros((len(grams), len(windows)), dtype=np.int64)
    np.add.at(counts, (which.ravel(), owner), 1)
    ceilings = counts[:, 1:].max(axis=1, initial=0)
    return np.minimum(counts[:, 0], ceilings).sum() / counts[:, 0].sum()
