"""Byte-pair encoding trained on counted words, every pair counted anew at each step."""

from collections import Counter
from itertools import pairwise


def bpe_train(words, merges):
    """Return the merged pairs in order."""
    corpus = [(list(word), count) for word, count in words.items()]
    learned = []
    for _ in range(merges):
        counts = pair_counts(corpus)
        if not counts or max(counts.values()) < 2:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        corpus = [(merge(symbols, best), count) for symbols, count in corpus]
        learned.append(best)
    return learned


def pair_counts(corpus):
    """Count neighbouring symbols, each occurrence as often as its word."""
    counts = Counter()
    for symbols, count in corpus:
        for pair in pairwise(symbols):
            counts[pair] += count
    return counts


def merge(symbols, pair):
    """Join the pair wherever it stands, from left to right."""
    joined = []
    i = 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            joined.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            joined.append(symbols[i])
            i += 1
    return joined
