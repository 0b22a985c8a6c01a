"""Cases for Lloyd's algorithm: empty clusters, ties, few updates allowed, slow convergence."""

import numpy as np


def samples():
    yield (
        {"X": [[0.0], [2.0], [6.0], [10.0]], "C0": [[0.0], [2.0]], "max_iter": 10},
        "Point 0 goes to centroid 0, the others to centroid 1: labels 0, 1, 1, 1. Update 1: the "
        "means are 0 and (2 + 6 + 10)/3 = 6; now point 2 is nearer to 0 than to 6, so the labels "
        "are 0, 0, 1, 1. Update 2: the means are 1 and 8, and the labels stay. That was the last "
        "update: 2.",
        ([[1.0], [8.0]], [0, 0, 1, 1], 2),
    )
    yield (
        {"X": [[0.0], [2.0], [6.0], [10.0]], "C0": [[0.0], [2.0]], "max_iter": 1},
        "The same, stopped after one update: the centroids are 0 and 6, and the labels are those "
        "assigned with them, 0, 0, 1, 1.",
        ([[0.0], [6.0]], [0, 0, 1, 1], 1),
    )
    yield (
        {
            "X": [[1.0, 1.0], [3.0, 1.0]],
            "C0": [[2.0, 1.0], [2.0, 1.0], [9.0, 9.0]],
            "max_iter": 5,
        },
        "Both points are as near to centroid 0 as to centroid 1 and go to 0. Its mean is (2, 1), "
        "where it was. Clusters 1 and 2 are empty and keep their centroids. The labels did not "
        "change, after 1 update.",
        ([[2.0, 1.0], [2.0, 1.0], [9.0, 9.0]], [0, 0], 1),
    )


def edges():
    yield {"X": [[7.0]], "C0": [[-7.0]], "max_iter": 100}
    yield {"X": [[4.0], [5.0]], "C0": [[0.0], [5.0]], "max_iter": 0}  # assignment only
    wave = np.sin(np.add.outer(np.arange(80.0) ** 2, 3.0 * np.arange(8)))
    yield {  # the largest sizes and magnitudes, views and Fortran order
        "X": np.asfortranarray(1e3 * (wave / np.abs(wave[::2, ::2]).max())[::2, ::2]),
        "C0": 1e3 * (wave / np.abs(wave[3:19:2, 1::2]).max())[3:19:2, ::-2],
        "max_iter": 100,
    }
    yield {"X": wave[:30, :2], "C0": wave[40:44, 5:3:-1], "max_iter": 1}
    yield {  # on the border of two cells before and after an update
        "X": [[-2.0], [-1.0], [0.0], [1.0], [2.0]],
        "C0": [[2.0], [-2.0]],
        "max_iter": 7,
    }


def blobs(rng):
    """Three clouds and centroids among the points: several updates until nothing changes."""
    X = _clouds(rng, [(0.0, 0.0), (5.0, 1.0), (2.0, 6.0)], spread=1.5)
    return {"X": X, "C0": X[rng.permutation(len(X))[:3]] + 0.01, "max_iter": 50}


def cut_short(rng):
    """Too few updates to converge: labels from before the last update differ from the due ones."""
    n = int(rng.integers(14, 20))
    X = (5.0 * np.arange(n) + rng.uniform(0.0, 3.0, n))[:, None]
    # Both centroids at one end: the boundary has a long way to go.
    C0 = X[:2] + np.array([[0.0], [0.1]])
    order = rng.permutation(n)
    return {"X": X[order], "C0": C0, "max_iter": int(rng.integers(1, 3))}


def empty_clusters(rng):
    """Centroids far from all points keep their place, or win points when others move away."""
    X = _clouds(rng, [(0.0, 0.0), (8.0, 0.0)], spread=1.0)
    far = rng.uniform(60.0, 90.0, 2) * rng.choice([-1.0, 1.0], 2)
    C0 = np.array([[1.0, 0.0], far, [7.0, 1.0], far + 3.0]) + rng.uniform(0.0, 0.5, (4, 2))
    return {"X": X, "C0": rng.permutation(C0), "max_iter": int(rng.integers(5, 20))}


def deserted(rng):
    """The middle one of three clusters moves, then loses all its points to the others."""
    left, right = rng.uniform(0.2, 0.6, 3), rng.uniform(9.4, 9.8, 3)
    X = np.concatenate([left, rng.uniform([1.0, 8.7], [1.3, 9.0]), right])
    C0 = np.array([-3.0, 4.3, 14.2]) + rng.uniform(0.0, 0.2, 3)
    scale, shift = rng.uniform(0.5, 5.0), rng.uniform(-50.0, 50.0)
    order, names = rng.permutation(len(X)), rng.permutation(3)
    return {
        "X": (scale * X + shift)[order, None],
        "C0": (scale * C0 + shift)[names, None],
        "max_iter": 20,
    }


def slow_boundary(rng):
    """A pair of clusters that trade one point an update, beside clouds that are far and wide.

    The wide clouds hold nearly all of the inertia: it hardly changes while labels still do.
    """
    gaps = 1.0 + 0.05 * np.arange(10) + rng.uniform(0.0, 0.01, 10)
    line = np.cumsum(gaps)
    wide = np.array([-900.0, -500.0, 500.0, 900.0]) + rng.uniform(-20.0, 20.0, 4)
    X = np.concatenate([line, wide])[:, None]
    C0 = np.array([[line[0]], [line[1]], [-700.0], [700.0]])
    order = rng.permutation(len(X))
    return {"X": X[order], "C0": C0, "max_iter": int(rng.integers(30, 60))}


def midpoints(rng, max_iter):
    """Points exactly between two centroids: they go to the smaller index."""
    step = 2.0 * rng.integers(1, 5)
    places = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]) * step
    offset = float(rng.integers(-20, 20))
    C0 = rng.permutation(np.array([0.0, 2.0, 4.0]) * step)[:, None] + offset
    order = rng.permutation(len(places))
    return {"X": places[order, None] + offset, "C0": C0, "max_iter": max_iter}


def _clouds(rng, middles, spread):
    """Points around each of the middles, shuffled."""
    clouds = [rng.normal(middle, spread, (int(rng.integers(6, 10)), 2)) for middle in middles]
    return rng.permutation(np.concatenate(clouds))
