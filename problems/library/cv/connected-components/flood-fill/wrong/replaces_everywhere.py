"""You recolour every pixel of the seed's value. Only those that hang together with the seed belong to its region."""
# expect: wrong_answer in hidden

import numpy as np


def flood_fill(img, row, col, value, connectivity):
    return np.where(img == img[row, col], value, img)
