# goal: use transforms
# expect: accepted
import numpy as np


def probe(x):
    return 2 * np.fft.ifft(np.fft.fft(x)).real
