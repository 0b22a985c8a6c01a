"""scipy.ndimage.label"""

import numpy as np
from scipy import ndimage


def label(grid, connectivity):
    structure = ndimage.generate_binary_structure(2, 1 if connectivity == 4 else 2)
    labels, _ = ndimage.label(grid, structure)
    return labels.astype(np.int64)
