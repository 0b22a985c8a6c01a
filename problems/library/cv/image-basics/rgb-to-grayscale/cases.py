"""Cases for the grey image: noise, single colours, values that end in one half."""

import numpy as np


def samples():
    yield (
        {"img": [[[255, 0, 0], [0, 255, 0], [0, 0, 255]], [[0, 0, 0], [128, 128, 128], [255] * 3]]},
        "Pure red is 0.299 · 255 = 76.245, rounded 76; pure green is 149.685, rounded 150; pure "
        "blue is 29.07, rounded 29. In the second row all channels are equal and the weights add "
        "up to 1, so the grey value is that of the channels.",
        [[76, 150, 29], [0, 128, 255]],
    )
    yield (
        {"img": [[[10, 200, 30], [30, 200, 10]]]},
        "2990 + 117400 + 3420 = 123810 thousandths, rounded 124. With red and blue exchanged it is "
        "8970 + 117400 + 1140 = 127510 thousandths, rounded 128.",
        [[124, 128]],
    )
    yield (
        {"img": [[[1, 13, 5], [1, 3, 4], [12, 0, 8]]]},
        "The first is 299 + 7631 + 570 = 8500 thousandths, exactly 8.5, and is rounded up to 9. "
        "The second is 2516: above one half, so 3. The third is 4500, again one half: 5.",
        [[9, 3, 5]],
    )


def edges():
    yield {"img": [[[255, 255, 255]]]}
    yield {"img": [[[0, 0, 0], [0, 0, 1]]]}
    ramp = np.arange(256 * 256, dtype=np.uint32)
    large = np.stack([ramp % 256, ramp // 256, (ramp * 7 + ramp // 256) % 256], axis=-1)
    yield {"img": large.reshape(256, 256, 3).astype(np.uint8)}  # the largest image
    planes = large[:3000].astype(np.uint8).T.reshape(3, 50, 60)
    yield {"img": planes.transpose(1, 2, 0)}  # stored plane by plane
    yield {"img": large[:600].astype(np.uint8).reshape(20, 30, 3)[::-2, ::3]}  # a view


def noise(rng):
    """Random colours: tells weights, order of channels and rounding apart."""
    height, width = (int(k) for k in rng.integers(6, 12, 2))
    return {"img": rng.integers(0, 256, (height, width, 3)).astype(np.uint8)}


def pure_colours(rng):
    """One channel at a time: each weight alone decides, in all shades."""
    img = np.zeros((3, 40, 3), np.uint8)
    for channel in range(3):
        img[channel, :, channel] = rng.permutation(256)[:40]
    return {"img": img[rng.permutation(3)]}


def halves(rng):
    """Thousandths that end in 500, or one less: half up against half to even and truncation."""
    red, green = rng.integers(0, 256, (2, 600, 1))
    blue = np.arange(256)
    rest = (299 * red + 587 * green + 114 * blue) % 1000
    chosen = [rng.permutation(np.argwhere(rest == due))[:24] for due in (499, 500, 500)]
    rows, blues = np.concatenate(chosen).T
    img = np.stack([red[rows, 0], green[rows, 0], blues], axis=-1).astype(np.uint8)
    return {"img": img.reshape(8, 9, 3)}


def bright(rng):
    """High values throughout: sums and products that leave 8 bits."""
    size = (int(rng.integers(4, 8)), int(rng.integers(5, 9)), 3)
    return {"img": np.asfortranarray(rng.integers(200, 256, size).astype(np.uint8))}
