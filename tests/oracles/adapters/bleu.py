"""nltk.translate.bleu_score.sentence_bleu"""

import sys

from nltk.translate.bleu_score import sentence_bleu


def bleu(cand, refs, max_n, weights):
    score = sentence_bleu(
        refs,
        cand,
        weights=tuple(float(weight) for weight in weights),
        smoothing_function=_smallest_instead_of_zero,
    )
    return float(score)


def _smallest_instead_of_zero(precisions, **_):
    """NLTK's own default, without its warning: log(0) has no value, and the score is almost 0."""
    return [float(p) or sys.float_info.min for p in precisions]
