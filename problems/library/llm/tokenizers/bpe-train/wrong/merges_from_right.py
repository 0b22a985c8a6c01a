"""You merge from right to left. In a run of equal symbols the result is different: go from left to right."""
# expect: wrong_answer in hidden
# hint: 3

from collections import Counter


def bpe_train(words, merges):
    corpus = [(list(word), count) for word, count in words.items()]
    learned = []
    for _ in range(merges):
        counts = pairs(corpus)
        if not counts or max(counts.values()) < 2:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        corpus = [(merged(symbols, best), count) for symbols, count in corpus]
        learned.append(best)
    return learned


def pairs(corpus):
    counts = Counter()
    for symbols, count in corpus:
        for pair in zip(symbols, symbols[1:], strict=False):
            counts[pair] += count
    return counts


def merged(symbols, pair):
    symbols, pair, out, i = symbols[::-1], pair[::-1], [], 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            out.append(symbols[i + 1] + symbols[i])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return out[::-1]
