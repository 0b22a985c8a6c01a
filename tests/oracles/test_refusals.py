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


def test_a_full_cache_refuses_and_stays_as_it_is() -> None:
    """Tokens beyond the capacity are a ValueError; what was stored, and only that, is used on."""
    cache_class = execute(PROBLEMS["kv-cache-class"].reference, "kv-cache-class/reference.py")
    cache = cache_class["KVCache"](heads=1, head_dim=2, capacity=3)
    tokens = np.arange(6.0).reshape(1, 3, 2)
    cache.append(tokens[:, :2], tokens[:, :2])
    before = cache.attend(tokens[:, :2])

    with pytest.raises(ValueError, match="4 tokens do not fit into a cache for 3"):
        cache.append(tokens[:, 1:], tokens[:, 1:])

    assert cache.length() == 2
    np.testing.assert_array_equal(cache.attend(tokens[:, :2]), before)
    cache.append(tokens[:, 2:], tokens[:, 2:])
    assert cache.length() == 3
