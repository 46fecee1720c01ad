"""Means, medians and ratios."""

from __future__ import annotations

import math
import statistics
from dataclasses import asdict, dataclass
from typing import Iterable


@dataclass(frozen=True)
class Spread:
    """The smallest, the middle and the largest of some measurements."""

    min: float
    median: float
    max: float

    @staticmethod
    def of(values: Iterable[float]) -> Spread:
        ordered = sorted(values)
        return Spread(ordered[0], statistics.median(ordered), ordered[-1])

    def as_json(self) -> dict[str, float]:
        return {name: significant(value) for name, value in asdict(self).items()}


def geometric_mean(values: list[float]) -> float:
    return math.exp(math.fsum(map(math.log, values)) / len(values))


def significant(value: float, digits: int = 4) -> float:
    """Rounds to so many digits, whatever the size of the number."""
    return float(f"{value:.{digits}g}")
