# goal: annotate everything
# expect: accepted
from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Scaler(Protocol):
    def scale(self, x: NDArray[np.float64]) -> NDArray[np.float64]: ...


@dataclass(frozen=True, slots=True)
class Twice:
    factor: float = 2.0

    def scale(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        return self.factor * x


def probe(x: NDArray[np.float64]) -> NDArray[np.float64]:
    scaler: Scaler = Twice()
    return scaler.scale(x)
