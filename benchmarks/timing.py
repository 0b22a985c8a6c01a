"""Interleaved timing and the common output of the benchmark scripts."""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any


def options(description: str) -> argparse.Namespace:
    """The options that every script has: `--json` and `--quick`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, under a minute")
    return parser.parse_args()


def interleave(
    subjects: Mapping[str, Callable[[], Any]], rounds: int, pause_s: float = 0.0
) -> dict[str, list[float]]:
    """Time each subject once a round, in turn, so that a busy moment hits all alike.

    Args:
        subjects: name to what is timed.
        rounds: how often each is timed, after three rounds that are not counted.
        pause_s: rest before each timing, for what prepares itself in the background.

    Returns:
        milliseconds of every round, by name.
    """
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(rounds + 3):
        for name, subject in subjects.items():
            time.sleep(pause_s)
            began = time.perf_counter()
            subject()
            took_ms = (time.perf_counter() - began) * 1000
            if number >= 3:
                times[name].append(took_ms)
    return times


def medians(times: Mapping[str, list[float]]) -> dict[str, float]:
    return {name: statistics.median(values) for name, values in times.items()}


def publish(
    name: str, middle: Mapping[str, float], ratios: Mapping[str, float], as_json: bool
) -> None:
    """Print medians (in milliseconds unless named otherwise) and ratios."""
    rounded = {key: round(value, 3) for key, value in middle.items()}
    shown = {key: round(value, 2) for key, value in ratios.items()}
    if as_json:
        print(json.dumps({"name": name, "medians": rounded, "ratios": shown}))
        return
    print(name)
    for key, value in rounded.items():
        print(f"  {key:<32} {value:>10.3f}")
    for key, value in shown.items():
        print(f"  {key:<32} {value:>10.2f} x")
