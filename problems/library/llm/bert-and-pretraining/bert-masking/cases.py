"""Cases for BERT's masking: draws on the borders, special tokens, everything selected."""

import numpy as np

MASK = 103


def samples():
    yield (
        {
            "ids": [[101, 7, 8, 9, 10, 102]],
            "special": [[True, False, False, False, False, True]],
            "u": [[0.01, 0.10, 0.14, 0.05, 0.60, 0.02]],
            "v": [[0.10, 0.30, 0.85, 0.95, 0.30, 0.85]],
            "rand_ids": [[50, 51, 52, 53, 54, 55]],
            "mask_id": 103,
            "p": 0.15,
        },
        "The first and last token are special. Of the others, 7, 8 and 9 are selected and 10 is "
        "not (0.60 is not below 0.15). 7 is masked (0.30 < 0.8), 8 becomes 52, the random id at "
        "its position, and 9 stays, but it is a label too.",
        (
            [[101, 103, 52, 9, 10, 102]],
            [[-100, 7, 8, 9, -100, -100]],
        ),
    )
    yield (
        {
            "ids": [[5, 6, 7]],
            "special": [[False, False, False]],
            "u": [[0.5, 0.25, 0.25]],
            "v": [[0.0, 0.8, 0.9]],
            "rand_ids": [[1, 2, 3]],
            "mask_id": 4,
            "p": 0.5,
        },
        "On the borders: 0.5 is not less than p = 0.5, so 5 is not selected. v = 0.8 takes the "
        "random id 2, and v = 0.9 keeps the token.",
        ([[5, 2, 7]], [[-100, 6, 7]]),
    )


def edges():
    one = {"ids": [[7]], "special": [[False]], "u": [[0.0]], "v": [[0.0]], "rand_ids": [[9]]}
    yield {**one, "mask_id": MASK, "p": 0.0}  # nothing can be selected, not even by a zero
    yield {**one, "u": [[0.99]], "mask_id": 0, "p": 1.0}
    numbers = np.arange(48).reshape(4, 12)
    table = {
        "ids": numbers * 7919 % 29000,
        "special": numbers % 5 == 0,
        "u": numbers * 0.618 % 1,
        "v": numbers * 0.755 % 1,
        "rand_ids": numbers * 6007 % 29000,
    }
    table["ids"][0, 1] = table["rand_ids"][3, 1] = 30000
    yield {  # the largest sizes and ids, Fortran order
        **{name: np.asfortranarray(values) for name, values in table.items()},
        "mask_id": 30000,
        "p": 0.6,
    }
    yield {  # views into larger arrays
        **{name: values[::2, ::-3] for name, values in table.items()},
        "mask_id": MASK,
        "p": 0.7,
    }


def generic(rng):
    """About half of the tokens selected, all three fates among them."""
    case = _case(rng, 3, 8)
    case["u"][0, :6] = rng.uniform(0.0, 0.3, 6)
    case["special"][0, :6] = False
    case["v"][0, :6] = rng.permutation([0.1, 0.5, 0.83, 0.87, 0.93, 0.97])
    return case


def borders(rng):
    """Draws that equal p, 0.8 and 0.9 exactly: each border belongs to one side."""
    case = _case(rng, 2, 8)
    case["special"][:] = False
    case["u"][0] = rng.permutation([case["p"]] * 3 + [0.05] * 5)
    case["u"][1] = 0.05
    case["v"][1] = rng.permutation([0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 0.4, 0.85])
    return case


def all_selected(rng):
    """p = 1: every ordinary token is selected, special ones still are not."""
    case = _case(rng, 2, int(rng.integers(7, 11)))
    case["v"][0, :4] = rng.permutation([0.2, 0.82, 0.88, 0.95])
    return {**case, "p": 1.0}


def many_special(rng):
    """Padding and separators whose draws would select them."""
    case = _case(rng, 3, 6)
    case["special"][:, 3:] = True
    case["u"][:] = rng.uniform(0.0, 0.4, case["u"].shape)
    return case


def _case(rng, n, t):
    shape = (n, t)
    special = np.zeros(shape, dtype=bool)
    special[:, 0] = special[:, -1] = True
    return {
        "ids": rng.integers(1000, 30000, shape),
        "special": special,
        "u": rng.random(shape),
        "v": rng.random(shape),
        "rand_ids": rng.integers(1000, 30000, shape),
        "mask_id": MASK,
        "p": 0.5,
    }
