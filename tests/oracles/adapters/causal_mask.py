"""torch.nn.attention.bias.causal_lower_right"""

import warnings

import torch
from torch.nn.attention.bias import causal_lower_right


def causal_mask(q_len, k_len):
    with warnings.catch_warnings():
        # It warns that rows without keys will be NaN in the output of attention.
        warnings.simplefilter("ignore")
        bias = causal_lower_right(q_len, k_len)
    # PyTorch's mask is a tag for attention kernels; as a matrix it is boolean.
    blocked = torch.full((q_len, k_len), -torch.inf, dtype=torch.float64)
    return blocked.masked_fill(bias._materialize(), 0.0).numpy()
