"""You never apply the sigmoid. Without a nonlinearity between them all layers together are one linear map."""
# expect: wrong_answer in hidden


def mlp_forward(X, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(activations[-1] @ W + b)
    return activations
