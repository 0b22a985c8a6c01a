"""torch.nn.MultiheadAttention"""

import numpy as np
import torch


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask):
    m = X.shape[2]
    layer = torch.nn.MultiheadAttention(m, heads, bias=False, batch_first=True, dtype=torch.float64)
    layer.in_proj_weight.data = torch.tensor(np.concatenate([Wq.T, Wk.T, Wv.T]))
    layer.out_proj.weight.data = torch.tensor(Wo.T.copy())
    # True means blocked here, and every head has a mask of its own.
    blocked = None if mask is None else torch.tensor(np.repeat(~mask, heads, axis=0))
    inputs = torch.tensor(X.copy())
    output, _ = layer(inputs, inputs, inputs, attn_mask=blocked, need_weights=False)
    return output.detach().numpy()
