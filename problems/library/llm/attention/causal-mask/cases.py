"""Cases for the causal mask: square, more keys than queries, and the other way round."""

INF = float("inf")


def samples():
    yield (
        {"q_len": 3, "k_len": 3},
        "Query 0 sees key 0, query 1 sees keys 0 and 1, query 2 sees all three.",
        [[0.0, -INF, -INF], [0.0, 0.0, -INF], [0.0, 0.0, 0.0]],
    )
    yield (
        {"q_len": 2, "k_len": 4},
        "The two queries are the last two of four positions: query 0 stands at position 2 and "
        "sees keys 0 to 2, query 1 stands at position 3 and sees all four.",
        [[0.0, 0.0, 0.0, -INF], [0.0, 0.0, 0.0, 0.0]],
    )
    yield (
        {"q_len": 3, "k_len": 1},
        "The one key belongs to the last query. Queries 0 and 1 stand before it and see nothing.",
        [[-INF], [-INF], [0.0]],
    )


def edges():
    yield {"q_len": 1, "k_len": 1}
    yield {"q_len": 1, "k_len": 24}  # one step of generation: everything is visible
    yield {"q_len": 24, "k_len": 1}
    yield {"q_len": 24, "k_len": 24}


def square(rng):
    """As many queries as keys: separates the diagonal, the direction and the values."""
    size = int(rng.integers(4, 20))
    return {"q_len": size, "k_len": size}


def cached(rng):
    """More keys than queries: catches masks that are aligned at the beginning."""
    q_len = int(rng.integers(2, 12))
    return {"q_len": q_len, "k_len": q_len + int(rng.integers(2, 11))}


def more_queries(rng):
    """More queries than keys: the first rows see nothing."""
    k_len = int(rng.integers(2, 12))
    return {"q_len": k_len + int(rng.integers(2, 11)), "k_len": k_len}
