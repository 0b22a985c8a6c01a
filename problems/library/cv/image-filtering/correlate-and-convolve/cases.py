"""Cases for filtering: kernels without symmetry, marks at the border, images below the kernel."""

import numpy as np


def samples():
    ramp = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]
    yield (
        {
            "img": ramp,
            "ker": [[0.0, 0.0, 0.0], [10.0, 0.0, 1.0], [0.0, 0.0, 0.0]],
            "convolve": False,
        },
        "Every output is 10 times the left neighbour plus the right one. In row 0 the mirrored row "
        "reads 1 | 1 2 3 | 3: the outputs are 10·1 + 2 = 12, 10·1 + 3 = 13 and 10·2 + 3 = 23.",
        [[12.0, 13.0, 23.0], [45.0, 46.0, 56.0], [78.0, 79.0, 89.0]],
    )
    yield (
        {
            "img": ramp,
            "ker": [[0.0, 0.0, 0.0], [10.0, 0.0, 1.0], [0.0, 0.0, 0.0]],
            "convolve": True,
        },
        "The same, but now the rotated kernel has the 1 on the left and the 10 on the right: row 0 "
        "is 1·1 + 10·2 = 21, 1 + 30 = 31 and 2 + 30 = 32.",
        [[21.0, 31.0, 32.0], [54.0, 64.0, 65.0], [87.0, 97.0, 98.0]],
    )
    yield (
        {"img": [[1.0, 2.0]], "ker": [[1.0, 10.0, 100.0, 1e3, 0.0, 0.0, 0.0]], "convolve": False},
        "The kernel is wider than the image, so the row is mirrored again and again: 1 2 | 2 1 | "
        "1 2 | 2 1. For the first pixel the kernel's entries 1, 10, 100, 1000 meet the pixels 2, "
        "2, 1 and the pixel 1 itself: 2 + 20 + 100 + 1000 = 1122. One to the right they meet 2, 1, "
        "1, 2: 2 + 10 + 100 + 2000 = 2112.",
        [[1122.0, 2112.0]],
    )


def edges():
    one = {"ker": np.arange(1.0, 50.0).reshape(7, 7), "convolve": True}
    yield {"img": [[-1000.0]], **one}  # one pixel is mirrored to a constant
    yield {"img": [[2.0, -3.0, 5.0]], "ker": [[-1000.0]], "convolve": False}
    wave = np.sin(np.arange(48 * 48.0) ** 2).reshape(48, 48)
    yield {  # the largest sizes, in Fortran order
        "img": np.asfortranarray(1000.0 * wave[:24, :24]),
        "ker": np.asfortranarray(1000.0 * wave[30:37, 30:37]),
        "convolve": True,
    }
    yield {"img": 10.0 * wave[::2, ::-3], "ker": wave[:10:2, 1:18:6], "convolve": False}  # views
    yield {"img": np.arange(5.0)[:, None] ** 2, "ker": wave[:5, :3], "convolve": True}
    yield {"img": np.arange(24.0)[None] ** 2, "ker": wave[:3, :7], "convolve": False}


def lopsided(rng, convolve):
    """Sizes that all differ, nothing symmetric: the modes and the axes are told apart."""
    height, width = (int(k) for k in rng.permutation(np.arange(5, 10))[:2])
    a, b = (int(k) for k in rng.permutation([1, 3, 5])[:2])
    return _case(rng, (height, width), (a, b), convolve)


def corner_marks(rng):
    """Large numbers along the border: what is thought to lie beyond it decides."""
    height, width = (int(k) for k in rng.integers(4, 8, 2))
    case = _case(rng, (height, width), (3, 5), bool(rng.integers(2)))
    frame = np.ones((height, width), bool)
    frame[1:-1, 1:-1] = False
    case["img"][frame] *= 20.0
    return case


def square_kernels(rng, convolve):
    """Square kernels and images: a transposed or half-rotated kernel fits and is still wrong."""
    size, side = int(rng.integers(4, 8)), int(rng.choice([3, 5]))
    return _case(rng, (size, size), (side, side), convolve)


def small_images(rng):
    """A kernel beyond the mirrored image: the mirroring has to go on."""
    height, width = (int(k) for k in rng.integers(1, 3, 2))
    case = _case(rng, (height + 1, width), (7, 7), bool(rng.integers(2)))
    return {**case, "img": np.asfortranarray(case["img"])}


def _case(rng, size, kernel, convolve):
    return {
        "img": rng.uniform(0.5, 3.0, size) * rng.choice([-1.0, 1.0], size),
        "ker": rng.uniform(0.3, 2.0, kernel) * rng.choice([-1.0, 1.0], kernel),
        "convolve": convolve,
    }
