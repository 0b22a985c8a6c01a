"""Cases for the multiplications: modules with chains of one to three stages, and empty ones."""

import numpy as np

NAIVE = [[(256, 1, 128)], [(256, 3, 192)], [(256, 5, 96)], []]
BOTTLENECK = [
    [(256, 1, 128)],
    [(256, 1, 64), (64, 3, 192)],
    [(256, 1, 64), (64, 5, 96)],
    [(256, 1, 64)],
]


def samples():
    yield (
        {"h": 4, "w": 5, "branches": [[(3, 1, 2)], [(3, 1, 2), (2, 3, 4)], []]},
        "The map has 20 cells. Branch 0: 1·1·3·2 = 6 for each cell, 120 in all. Branch 1: 120 for "
        "its first stage, and 3·3·2·4 = 72 for each cell, so 1440, for the second: 1560. Branch 2 "
        "is empty. Together 1680.",
        ([120, 1560, 0], 1680),
    )
    yield (
        {"h": 28, "w": 28, "branches": NAIVE},
        "A naive module on 28 × 28 × 256: filters of 1, 3 and 5, and a pooling branch, which does "
        "not multiply. The filters of 5 alone need 5·5·256·96·784 = 481,689,600.",
        ([25_690_112, 346_816_512, 481_689_600, 0], 854_196_224),
    )
    yield (
        {"h": 28, "w": 28, "branches": BOTTLENECK},
        "The same module with bottlenecks: filters of 1 reduce the 256 channels to 64 first. The "
        "third branch costs 256·64·784 + 5·5·64·96·784 = 12,845,056 + 120,422,400, and the whole "
        "module less than a third of the naive one.",
        ([25_690_112, 99_549_184, 133_267_456, 12_845_056], 271_351_808),
    )


def edges():
    yield {"h": 1, "w": 1, "branches": [[(1, 1, 1)]]}
    yield {"h": 3, "w": 2, "branches": []}
    yield {"h": 64, "w": 64, "branches": [[(512, 5, 512)], [(512, 11, 512)]]}
    yield {
        "h": 64,
        "w": 1,
        "branches": [[], [(7, 3, 5), (5, 3, 5), (5, 3, 2)], [], [(7, 1, 3)], [(7, 7, 1)], []],
    }


def module(rng):
    """Single stages and bottlenecks with filters of several sizes: catches every wrong factor."""
    h, w = _sides(rng)
    c = 16 * int(rng.integers(2, 9))
    branches = [[(c, 1, 8 * int(rng.integers(1, 9)))]]
    for f in (3, 5, 7):
        reduced = 4 * int(rng.integers(1, 6))
        branches.append([(c, 1, reduced), (reduced, f, 8 * int(rng.integers(1, 9)))])
    return {"h": h, "w": w, "branches": branches}


def chains(rng):
    """Chains of two and three stages: catches stages that are multiplied, lost or repeated."""
    h, w = _sides(rng, most=9)
    c = int(rng.integers(4, 12))
    branches = []
    for length in rng.integers(2, 4, int(rng.integers(2, 5))):
        widths = [c, *(int(width) for width in rng.integers(3, 12, length))]
        sides = [int(rng.choice([3, 5])) for _ in range(length)]
        branches.append(list(zip(widths, sides, widths[1:], strict=False)))
    return {"h": h, "w": w, "branches": branches}


def pointwise(rng):
    """Filters of one cell only: the size of a filter does not matter, everything else does."""
    h, w = _sides(rng)
    c = int(rng.integers(20, 80))
    branches = [
        [(c, 1, int(rng.integers(5, 20)))],
        [(c, 1, 12), (12, 1, int(rng.integers(20, 50)))],
    ]
    return {"h": h, "w": w, "branches": branches}


def with_empty(rng):
    """Empty chains first and in between: each costs 0 and keeps its place."""
    h, w = _sides(rng)
    c = int(rng.integers(10, 60))
    middle = [(c, 3, int(rng.integers(4, 20)))]
    last = [(c, 1, 6), (6, 5, int(rng.integers(4, 20)))]
    return {"h": h, "w": w, "branches": [[], middle, [], last]}


def _sides(rng, most=39):
    h, w = rng.permutation(np.arange(5, most + 1))[:2]
    return int(h), int(w)
