"""You put 1 where the key is allowed. This mask is added to scores, so an allowed key must leave its score unchanged."""
# expect: wrong_answer in hidden

import numpy as np


def causal_mask(q_len, k_len):
    allowed = np.tril(np.ones((q_len, k_len)), k=k_len - q_len)
    return np.where(allowed == 1, 1.0, -np.inf)
