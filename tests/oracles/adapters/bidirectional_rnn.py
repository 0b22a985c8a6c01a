"""torch.nn.RNN"""

import numpy as np
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


def birnn(X, lengths, fwd, bwd):
    n, steps, inputs = X.shape
    d = len(fwd[2])
    network = torch.nn.RNN(inputs, d, batch_first=True, bidirectional=True, dtype=torch.float64)
    for (U, W, b), suffix in ((fwd, "l0"), (bwd, "l0_reverse")):
        getattr(network, f"weight_ih_{suffix}").data = torch.tensor(U.T.copy())
        getattr(network, f"weight_hh_{suffix}").data = torch.tensor(W.T.copy())
        getattr(network, f"bias_ih_{suffix}").data = torch.tensor(b.copy())
        getattr(network, f"bias_hh_{suffix}").data.zero_()
    states = np.zeros((n, steps, 2 * d))
    used = lengths > 0  # PyTorch cannot pack empty sequences
    if used.any():
        packed = pack_padded_sequence(
            torch.tensor(X[used]),
            torch.tensor(lengths[used]),
            batch_first=True,
            enforce_sorted=False,
        )
        with torch.no_grad():
            found, _ = pad_packed_sequence(network(packed)[0], batch_first=True, total_length=steps)
        states[used] = found.numpy()
    return states
