"""Counts corrected for the words that change

Each pair knows the words that hold it. A merge takes these words' pairs out of the counts and
puts the new ones in.
"""

from collections import defaultdict
from itertools import pairwise


def bpe_train(words, merges):
    corpus = [(list(word), count) for word, count in words.items()]
    counts, holders = defaultdict(int), defaultdict(set)

    def add(index, sign):
        symbols, count = corpus[index]
        for left, right in pairwise(symbols):
            counts[left, right] += sign * count
            holders[left, right].add(index)

    for index in range(len(corpus)):
        add(index, 1)
    learned = []
    for _ in range(merges):
        if not counts:
            break
        best = max(counts.values())
        if best < 2:
            break
        pair = min(p for p, count in counts.items() if count == best)
        learned.append(pair)
        for index in sorted(holders.pop(pair)):
            add(index, -1)
            corpus[index] = (_merged(*pair, corpus[index][0]), corpus[index][1])
            add(index, 1)
    return learned


def _merged(left, right, symbols):
    kept = []
    for symbol in symbols:
        # What was joined just now is longer than left, so it cannot be taken for it again.
        if kept and kept[-1] == (left, False) and symbol == right:
            kept[-1] = (left + right, True)
        else:
            kept.append((symbol, False))
    return [symbol for symbol, _ in kept]
