"""You subtract the number of the class from every output. A label names the neuron that should be 1; turn it into a one-hot target first."""
# expect: wrong_answer in hidden


def cost(output, labels):
    per_sample = ((output - labels[:, None]) ** 2).sum(axis=1)
    return per_sample, float(per_sample.mean())
