"""skimage.segmentation.flood_fill"""

from skimage import segmentation


def flood_fill(img, row, col, value, connectivity):
    # scikit-image counts how many axes may differ at a step: 1 means edges, 2 also corners.
    reach = 1 if connectivity == 4 else 2
    return segmentation.flood_fill(img, (row, col), value, connectivity=reach)
