"""References that refuse what the statement excludes, which no case of a package can ask for."""

import numpy as np
import pytest

from problems.load import load_library
from tests.oracles.scripts import execute

PROBLEMS = load_library().problems


@pytest.mark.parametrize("labels", [[], [1], [1, 1, 1], [0, 0]])
def test_area_under_the_curve_needs_both_classes(labels: list[int]) -> None:
    """Without a positive or without a negative there is no pair: ValueError."""
    roc_auc = execute(PROBLEMS["roc-auc"].reference, "roc-auc/reference.py")["roc_auc"]

    with pytest.raises(ValueError, match="at least one positive and one negative"):
        roc_auc(np.array(labels, dtype=np.int64), np.zeros(len(labels)))
