"""scipy.ndimage.map_coordinates"""

from scipy import ndimage


def bilinear(img, ys, xs, fill):
    return ndimage.map_coordinates(img, [ys, xs], order=1, mode="constant", cval=fill)
