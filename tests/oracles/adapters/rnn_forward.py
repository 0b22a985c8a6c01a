"""torch.nn.RNN"""

import torch


def rnn_forward(X, h0, U, W, b):
    inputs, units = U.shape
    network = torch.nn.RNN(inputs, units, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        network.weight_ih_l0[:] = torch.tensor(U.T.copy())
        network.weight_hh_l0[:] = torch.tensor(W.T.copy())
        network.bias_ih_l0[:] = torch.tensor(b.copy())
        network.bias_hh_l0.zero_()
        states, _ = network(torch.tensor(X.copy()), torch.tensor(h0.copy())[None])
    return states.numpy()
