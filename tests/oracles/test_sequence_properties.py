"""References for sequences against the properties that stand in for an outside oracle.

Inputs come from the packages' own generators, under a seed of these tests.
"""

import itertools
import math
from typing import Any

import numpy as np
import pytest

from problems.load import load_library
from tests.oracles.scripts import answers, execute, own_cases

PROBLEMS = load_library().problems
SEED = 23
CASES = 40

Case = dict[str, Any]


def answered(slug: str) -> list[tuple[Case, Any]]:
    """Inputs of a problem, each with its reference's answer."""
    problem = PROBLEMS[slug]
    reference = execute(problem.reference, f"{slug}/reference.py")
    cases = [case for _, case in own_cases(problem, SEED, CASES)]
    return [(as_arrays(case), answers(problem, reference, case)[0]) for case in cases]


def as_arrays(case: Case) -> Case:
    """The case with nested lists of numbers turned into arrays."""
    return {
        name: np.array(value) if isinstance(value, list) and name not in _TEXT else value
        for name, value in case.items()
    }


_TEXT = {"corpus", "candidates"}


def test_positions_are_waves_of_unit_length() -> None:
    """Every pair is the sine and cosine of one angle, and equals the formula entry by entry."""
    for case, found in answered("positional-encoding"):
        length, d, start = case["length"], case["d"], case["start"]
        pairs = d // 2

        norms = np.hypot(found[:, 0 : 2 * pairs : 2], found[:, 1 : 2 * pairs : 2])

        np.testing.assert_allclose(norms, 1.0, rtol=1e-12)
        for p, j in itertools.product(range(length), range(d)):
            angle = (start + p) / 10000 ** ((j - j % 2) / d)
            assert found[p, j] == pytest.approx(math.cos(angle) if j % 2 else math.sin(angle))


def test_products_of_positions_depend_on_the_distance() -> None:
    """For even widths the inner product of two rows is a function of their distance."""
    for case, found in answered("positional-encoding"):
        if case["d"] % 2 == 0:
            products = found @ found.T
            for distance in range(case["length"]):
                diagonal = np.diagonal(products, distance)
                np.testing.assert_allclose(diagonal, diagonal[0], atol=1e-9)


def test_gru_follows_its_recurrences() -> None:
    """Every entry equals the stated formulas, written with the standard library."""
    for case, found in answered("gru-cell"):
        for s, (x, m) in enumerate(zip(case["x"].tolist(), case["m"].tolist(), strict=True)):
            u = [sigmoid(z) for z in dense(m + x, case["Wu"], case["bu"])]
            r = [sigmoid(z) for z in dense(m + x, case["Wr"], case["br"])]
            gated = [gate * old for gate, old in zip(r, m, strict=True)]
            candidate = [math.tanh(z) for z in dense(gated + x, case["Wc"], case["bc"])]

            due = [a * c + (1 - a) * b for a, b, c in zip(u, m, candidate, strict=True)]

            np.testing.assert_allclose(found[s], due, rtol=1e-9, atol=1e-12)


def test_gru_without_reset_is_that_of_torch() -> None:
    """With r saturated at 1 the place of r does not matter: torch's z is our 1 - u."""
    torch = pytest.importorskip("torch")
    problem = PROBLEMS["gru-cell"]
    reference = execute(problem.reference, "gru-cell/reference.py")
    for _, raw in own_cases(problem, SEED, CASES):
        case = {**as_arrays(raw), "br": np.full(len(raw["br"]), 1000.0)}
        case["Wr"] = np.zeros_like(case["Wr"])
        d = case["m"].shape[1]
        cell = torch.nn.GRUCell(case["x"].shape[1], d, dtype=torch.float64)
        # Blocks: reset, update, new.
        stacked = np.concatenate([case["Wr"], -case["Wu"], case["Wc"]], axis=1).T
        bias = np.concatenate([case["br"], -case["bu"], case["bc"]])
        cell.weight_hh.data = torch.tensor(stacked[:, :d].copy())
        cell.weight_ih.data = torch.tensor(stacked[:, d:].copy())
        cell.bias_ih.data = torch.tensor(bias)
        cell.bias_hh.data.zero_()

        due = cell(torch.tensor(case["x"].copy()), torch.tensor(case["m"].copy()))

        found = answers(problem, reference, case)[0]
        np.testing.assert_allclose(found, due.detach().numpy(), rtol=1e-9, atol=1e-12)


def test_additive_attention_is_a_softmax_of_looped_scores() -> None:
    """Weights are the softmax of scores made one by one; contexts are their means."""
    for case, (context, weights) in answered("bahdanau-attention"):
        for k, present in enumerate(case["mask"]):
            steps = np.flatnonzero(present)
            scores = [
                float(np.tanh(case["s"][k] @ case["Wa"] + case["H"][k, j] @ case["Ua"]) @ case["v"])
                for j in steps
            ]
            # Quotients by differences need no shift: an exponent that overflows gives 1/inf = 0.
            with np.errstate(over="ignore"):
                due = [1 / sum(np.exp(other - score) for other in scores) for score in scores]

            np.testing.assert_allclose(weights[k, steps], due, rtol=1e-7, atol=1e-12)
            assert not weights[k, ~np.array(present)].any()
            assert weights[k].sum() == pytest.approx(1.0 if len(steps) else 0.0)
            mixed = sum((w * h for w, h in zip(due, case["H"][k, steps], strict=True)), 0.0)
            np.testing.assert_allclose(context[k], mixed, rtol=1e-7, atol=1e-9)


def test_additive_attention_agrees_with_softmax_of_torch() -> None:
    """The same against torch.softmax, for every sample with a source."""
    torch = pytest.importorskip("torch")
    for case, (_, weights) in answered("bahdanau-attention"):
        hidden = np.tanh((case["s"] @ case["Wa"])[:, None] + case["H"] @ case["Ua"])
        scores = torch.tensor(np.where(case["mask"], hidden @ case["v"], -np.inf))

        due = torch.softmax(scores, dim=1).numpy()

        used = case["mask"].any(axis=1)
        np.testing.assert_allclose(weights[used], due[used], rtol=1e-7, atol=1e-12)


def test_bert_masks_position_by_position() -> None:
    """Every position follows the two draws, and labels mark what was selected."""
    for case, (ids, labels) in answered("bert-masking"):
        for place in np.ndindex(ids.shape):
            old, v = case["ids"][place], case["v"][place]
            selected = case["u"][place] < case["p"] and not case["special"][place]
            fate = case["mask_id"] if v < 0.8 else case["rand_ids"][place] if v < 0.9 else old

            assert ids[place] == (fate if selected else old)
            assert labels[place] == (old if selected else -100)


def test_bigram_probabilities_of_all_sentences_sum_to_one() -> None:
    """The probability of ending, whatever is said before, is one.

    With p(w) for the sentence `w` and p(v, w) for `v w`, longer sentences are products:
    p(u, v, w) = p(u, v) p(v, w) / p(v), so all of them together are a geometric series of
    matrices. It is 1 exactly if the probabilities after every history add up to 1.
    """
    problem = PROBLEMS["bigram-sentence-score"]
    reference = execute(problem.reference, "bigram-sentence-score/reference.py")
    for _, case in own_cases(problem, SEED, CASES):
        words = sorted({word for sentence in case["corpus"] for word in sentence})
        sentences = [[], *([v] for v in words), *([v, w] for v in words for w in words)]
        question = {**case, "candidates": sentences}
        _, scores = reference["best_sentence"](**question)
        p, n = np.exp(scores), len(words)
        single, double = p[1 : n + 1], p[n + 1 :].reshape(n, n)

        step = double / single[:, None]
        total = p[0] + single @ np.linalg.solve(np.eye(n) - step, np.ones(n))

        assert total == pytest.approx(1.0)


def test_bigram_scores_are_those_of_nltk() -> None:
    """Sums of NLTK's Lidstone log-probabilities over a vocabulary of the same size."""
    lm = pytest.importorskip("nltk.lm")
    for case, (best, scores) in answered("bigram-sentence-score"):
        words = {word for sentence in case["corpus"] for word in sentence}
        if not words:
            continue  # NLTK's vocabulary has no label then
        # NLTK adds a label for unknown words to its vocabulary; </s> takes its place.
        model = lm.Lidstone(case["k"], 2, lm.Vocabulary(words, unk_label="</s>"))
        pairs = [list(itertools.pairwise(["<s>", *s, "</s>"])) for s in case["corpus"]]
        model.counts.update(pairs)

        due = [
            sum(
                math.log(model.unmasked_score(b, (a,)))
                for a, b in itertools.pairwise(["<s>", *candidate, "</s>"])
            )
            for candidate in case["candidates"]
        ]

        np.testing.assert_allclose(scores, due, rtol=1e-9)
        assert best == next(i for i, score in enumerate(due) if score >= max(due) - 1e-9)


def sigmoid(z: float) -> float:
    """The logistic function, one formula for each sign."""
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def dense(row: list[float], weights: np.ndarray, bias: np.ndarray) -> list[float]:
    """One row through a linear layer, with exact sums."""
    columns = zip(weights.T.tolist(), bias.tolist(), strict=True)
    return [math.fsum([b, *(a * w for a, w in zip(row, c, strict=True))]) for c, b in columns]
