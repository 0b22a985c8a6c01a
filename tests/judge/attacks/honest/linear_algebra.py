# goal: use LAPACK
# expect: accepted
import numpy as np


def probe(x):
    grid = np.eye(50) + 0.01
    q, r = np.linalg.qr(grid)
    u, s, vt = np.linalg.svd(grid)
    values = np.linalg.eigvalsh(grid)
    assert np.allclose(q @ r, u * s @ vt)
    assert values.min() > 0
    return 2 * x
