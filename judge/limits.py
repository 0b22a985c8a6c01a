"""What a case may cost a learner: a multiple of the reference's own cost, with a floor."""

from collections.abc import Sequence

from problems.package import Limits

MOST_SLOW_CASES = 3  # how many cases may use up their whole limit before the rest is skipped


def cpu_limits_s(limits: Limits, reference_cpu_ns: Sequence[int]) -> list[float]:
    """The processor seconds that each case may take, from what the reference took here."""
    return [max(limits.cpu_s, limits.time_factor * each / 1e9) for each in reference_cpu_ns]


def total_cpu_s(limits: Limits, reference_cpu_ns: Sequence[int]) -> float:
    """The processor seconds that these cases may take together."""
    largest_s = max(cpu_limits_s(limits, reference_cpu_ns), default=0.0)
    return max(MOST_SLOW_CASES * largest_s, limits.time_factor * sum(reference_cpu_ns) / 1e9)
