"""cv2.dnn.NMSBoxes"""

import cv2
import numpy as np


def nms(boxes, scores, iou):
    if len(boxes) == 0:
        return np.zeros(0, np.int64)
    # OpenCV takes corner and size, and scores that are positive and of 32 bits: ranks serve.
    sized = np.concatenate([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], axis=1)
    _, ranks = np.unique(scores, return_inverse=True)
    # Without area a box overlaps nothing; OpenCV takes two such boxes for the same one.
    for place in np.flatnonzero(sized[:, 2:].prod(axis=1) == 0):
        sized[place] = 1e6 + 2.0 * place, 1e6, 1.0, 1.0
    found = cv2.dnn.NMSBoxes(sized.tolist(), (ranks + 1.0).tolist(), 0.5, iou)
    return np.asarray(found, dtype=np.int64).ravel()
