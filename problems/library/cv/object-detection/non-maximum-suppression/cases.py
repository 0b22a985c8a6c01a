"""Cases for non-maximum suppression: heaps, chains, overlaps at the threshold, equal scores."""

import numpy as np


def samples():
    yield (
        {
            "boxes": [[0, 0, 10, 10], [1, 0, 11, 10], [20, 0, 30, 10], [0, 1, 10, 11]],
            "scores": [0.8, 0.9, 0.4, 0.6],
            "iou": 0.5,
        },
        "Box 1 has the best score and is kept. Box 0 overlaps it by 90 of 100 + 100 − 90 = 110, "
        "IoU 0.818: dropped. Box 3 overlaps box 1 by 9 · 9 = 81 of 119, IoU 0.681: dropped. Box 2 "
        "overlaps nothing and is kept.",
        [1, 2],
    )
    yield (
        {
            "boxes": [[0, 0, 4, 1], [1, 0, 5, 1], [2, 0, 6, 1]],
            "scores": [3.0, 2.0, 1.0],
            "iou": 0.4,
        },
        "A chain. Box 0 is kept. Box 1 overlaps it by 3 of 5, IoU 0.6: dropped. Box 2 overlaps "
        "box 1 by 0.6 too, but that one is gone; with box 0 it shares 2 of 6, IoU 0.333: kept.",
        [0, 2],
    )
    yield (
        {
            "boxes": [[0, 0, 2, 1], [0, 0, 1, 1], [1, 0, 2, 1]],
            "scores": [0.5, 0.7, 0.7],
            "iou": 0.5,
        },
        "Boxes 1 and 2 have equal scores, so 1 comes first; they only touch, and both are kept. "
        "Box 0 shares 1 of 2 with each: an IoU of exactly 0.5 is not greater than 0.5, so it "
        "stays.",
        [1, 2, 0],
    )


def edges():
    none = {"boxes": np.zeros((0, 4)), "scores": np.zeros(0)}
    yield {**none, "iou": 0.5}
    yield {"boxes": [[-1e4, -1e4, 1e4, 1e4]], "scores": [-1e3], "iou": 0.0}
    same = np.tile([1.0, 2.0, 4.0, 3.0], (5, 1))
    yield {"boxes": same, "scores": [1.0, 1e3, 3.0, 1e3, 2.0], "iou": 0.99}
    yield {"boxes": same, "scores": [1.0, 5.0, 3.0, 5.0, 2.0], "iou": 1.0}  # nothing is above 1
    yield {"boxes": [[0, 0, 1, 1], [1, 1, 2, 2], [0, 0, 2, 2]], "scores": [3, 2, 1], "iou": 0.0}
    small = np.array([[10, 10, 40, 40], [12, 10, 42, 40], [60, 60, 90, 90], [10, 13, 40, 43]])
    yield {"boxes": small / 100, "scores": [0.8, 0.9, 0.4, 0.6], "iou": 0.7}  # shares of a side
    places = 100.0 * (1.0 + np.sin(np.arange(1600.0) ** 1.3).reshape(400, 4))
    many = np.concatenate([places[:, :2], places[:, :2] + places[:, 2:] / 5 + 1.0], axis=1)
    scores = np.cos(np.arange(800.0) ** 1.1)
    yield {"boxes": np.asfortranarray(many), "scores": scores[:400], "iou": 0.3}  # the largest
    yield {"boxes": many[::-7], "scores": scores[::14][: len(many[::-7])], "iou": 0.2}  # views


def clusters(rng):
    """Heaps of boxes around a few places, in random order: the everyday case."""
    middles = rng.uniform(0.0, 30.0, (4, 2))
    sizes = rng.uniform(6.0, 10.0, (4, 2))
    heap = rng.permutation(np.repeat(np.arange(4), 5))
    low = middles[heap] + rng.uniform(-1.5, 1.5, (20, 2))
    boxes = np.concatenate([low, low + sizes[heap] + rng.uniform(-1.0, 1.0, (20, 2))], axis=1)
    return _shuffled(rng, boxes, rng.permutation(20) / 20.0 + 0.02, float(rng.uniform(0.3, 0.6)))


def chains(rng):
    """Boxes in a row, each overlapping the next: dropped ones must not drop others."""
    count, length = int(rng.integers(6, 10)), float(rng.uniform(6.0, 9.0))
    left = np.arange(count) * length * rng.uniform(0.3, 0.36)
    boxes = np.stack([left, 0 * left, left + length, 0 * left + 3.0], axis=1)
    if rng.integers(2):
        boxes = boxes[:, [1, 0, 3, 2]]
    # Neighbours share about half, boxes two apart about a fifth.
    return _shuffled(rng, boxes - rng.uniform(0.0, 20.0), np.arange(count, 0.0, -1.0), 0.3)


def diagonal(rng):
    """Boxes apart on both axes by less than their size: two negative sides look like an area."""
    count, size = int(rng.integers(4, 7)), rng.uniform(5.0, 8.0, 2)
    low = np.arange(count)[:, None] * size * rng.uniform(1.7, 1.8)
    if rng.integers(2):
        low[:, 0] = low[::-1, 0].copy()
    boxes = np.concatenate([low, low + size], axis=1)
    return _shuffled(rng, boxes, rng.permutation(count) + 0.5, 0.25)


def exact_threshold(rng):
    """Overlaps of exactly one half or one quarter, in whole numbers, beside ones above."""
    part = int(rng.choice([2, 4]))
    boxes, left = [], 0
    for width in rng.permutation(np.arange(1, 5)):
        whole = [left, 0, left + int(width) * part, 4]
        exact = [left, 0, left + int(width), 4]
        above = [left + int(width), 0, left + 2 * int(width) + 1, 4]
        boxes += [whole, exact, above]
        left += int(width) * part + 9
    scores = rng.permutation(len(boxes)) + 1.0
    return _shuffled(rng, np.array(boxes, float), scores, 1.0 / part)


def equal_scores(rng):
    """Two scores for all boxes of dense heaps: the smaller index decides, again and again."""
    low = rng.uniform(0.0, 6.0, (14, 2))
    boxes = np.concatenate([low, low + rng.uniform(4.0, 6.0, (14, 2))], axis=1)
    return {"boxes": boxes, "scores": rng.integers(0, 2, 14) * 0.5 - 0.25, "iou": 0.25}


def flat_boxes(rng):
    """Points and lines, some of them several times, with a threshold of 0."""
    low = rng.uniform(0.0, 9.0, (4, 2))
    flat = np.concatenate([low, low], axis=1)
    flat[:2, 2] += rng.uniform(1.0, 2.0, 2)
    boxes = np.concatenate([flat, flat, [[0.0, 0.0, 5.0, 5.0], [4.0, 4.0, 10.0, 10.0]]])
    return _shuffled(rng, boxes, rng.permutation(10) - 4.0, 0.0)


def _shuffled(rng, boxes, scores, iou):
    order = rng.permutation(len(boxes))
    return {"boxes": boxes[order], "scores": scores[order], "iou": iou}
