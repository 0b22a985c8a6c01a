"""skimage.filters.threshold_otsu"""

from skimage.filters import threshold_otsu


def otsu(img):
    return min(int(threshold_otsu(img)), 254)
