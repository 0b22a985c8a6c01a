"""scipy.ndimage.correlate"""

from scipy import ndimage


def filter2d(img, ker, convolve):
    # What NumPy calls symmetric, SciPy calls reflect.
    run = ndimage.convolve if convolve else ndimage.correlate
    return run(img, ker, mode="reflect")
