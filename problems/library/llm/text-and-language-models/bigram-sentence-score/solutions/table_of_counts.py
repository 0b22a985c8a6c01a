"""A table of counts

Every word gets a number, `</s>` the first and `<s>` the last but one; all unknown words share
the last row and column, which stay zero.
"""

import numpy as np


def best_sentence(corpus, candidates, k):
    words = sorted({word for sentence in corpus for word in sentence})
    number = {word: i for i, word in enumerate(["</s>", *words, "<s>"])}
    size, unknown = len(words) + 1, len(number)

    def path(sentence):
        return [number["<s>"], *(number.get(word, unknown) for word in sentence), number["</s>"]]

    counts = np.zeros((unknown + 1, unknown + 1))
    for sentence in corpus:
        steps = path(sentence)
        np.add.at(counts, (steps[:-1], steps[1:]), 1)
    logs = np.log(counts + k) - np.log(counts.sum(axis=1, keepdims=True) + k * size)
    scores = []
    for candidate in candidates:
        steps = path(candidate)
        scores.append(logs[steps[:-1], steps[1:]].sum())
    scores = np.array(scores)
    return int(np.argmax(scores > scores.max() - 1e-9)), scores
