"""torch.nn.functional.conv1d"""

import torch
from torch.nn import functional


def conv_output_size(n, f, stride, pad, dilation):
    row, taps = torch.zeros(1, 1, n), torch.zeros(1, 1, f)
    return functional.conv1d(row, taps, stride=stride, padding=pad, dilation=dilation).shape[-1]
