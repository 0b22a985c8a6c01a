"""References for decoding against the laws that define them."""

import math

import numpy as np
import pytest

from problems.load import load_library
from tests.oracles.scripts import answers, execute, own_cases

PROBLEMS = load_library().problems


def test_the_nucleus_is_the_shortest_prefix_that_reaches_p() -> None:
    """Kept mass is at least p, less than p without the least of it, and none outside is larger."""
    problem = PROBLEMS["top-p-filter"]
    reference = execute(problem.reference, "top-p-filter/reference.py")
    sizes = set()
    for origin, case in own_cases(problem, 7, 60):
        logits, p = np.array(case["logits"]), case["p"]

        found = answers(problem, reference, case)[0]

        for row, kept in zip(logits, found, strict=True):
            weights = [math.exp(logit - row.max()) for logit in row]
            masses = [weight / math.fsum(weights) for weight in weights]
            nucleus = np.flatnonzero(kept > -np.inf)
            sizes.add(len(nucleus))
            np.testing.assert_array_equal(kept[nucleus], row[nucleus], err_msg=origin)
            if p >= 1:
                np.testing.assert_array_equal(kept, row, err_msg=origin)
                continue
            inside = [masses[i] for i in nucleus]
            outside = [(-masses[i], i) for i in range(len(row)) if i not in nucleus]
            last = max((-masses[i], i) for i in nucleus)
            assert math.fsum(inside) >= p - 1e-12, origin
            assert len(nucleus) == 1 or math.fsum(inside) - min(inside) < p, origin
            assert not outside or last < min(outside), origin
    assert len(sizes) > 4  # nuclei of many sizes were seen


def test_top_p_agrees_with_the_cut_of_torch() -> None:
    """The same with torch's sort and cumulative sum, for rows without ties."""
    torch = pytest.importorskip("torch")
    problem = PROBLEMS["top-p-filter"]
    reference = execute(problem.reference, "top-p-filter/reference.py")
    for origin, case in own_cases(problem, 8, 40):
        logits, p = torch.tensor(np.array(case["logits"])), case["p"]
        ranked, order = torch.softmax(logits, dim=1).sort(dim=1, descending=True, stable=True)
        gone = (ranked.cumsum(dim=1) - ranked >= p) & (p < 1)
        gone[:, 0] = False

        due = logits.masked_fill(gone.gather(1, order.argsort(dim=1)), -torch.inf)

        found = answers(problem, reference, case)[0]
        np.testing.assert_array_equal(found, due.numpy(), err_msg=origin)
