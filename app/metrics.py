"""What a process counts and times, in the form that Prometheus reads.

An entry point makes one `Metrics` and passes it down. What others know at any moment (the queue,
the judge) is asked for at each reading, by the sources that were added.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
REQUEST_BUCKETS_S = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)
OPINION_BUCKETS_S = (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300)
STAGE_BUCKETS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300)


@dataclass(frozen=True)
class Reading:
    """A value that is asked for when somebody reads; `is_total` where it only grows."""

    name: str
    text: str
    value: float
    labels: Mapping[str, str] | None = None
    is_total: bool = False


class Metrics:
    """The counters and timers of one process; thread-safe."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._requests = Counter(
            "ndjudge_http_requests", "Requests answered.", ("method", "route", "status"),
            registry=self._registry,
        )  # fmt: skip
        self._request_s = Histogram(
            "ndjudge_http_request_seconds", "From a request to the end of its answer.", ("route",),
            buckets=REQUEST_BUCKETS_S, registry=self._registry,
        )  # fmt: skip
        self._judged = Counter(
            "ndjudge_judged", "Verdicts stored.", ("kind", "verdict"), registry=self._registry
        )
        self._returned = Counter(
            "ndjudge_returned", "Claims that ended without a verdict, by why.", ("why",),
            registry=self._registry,
        )  # fmt: skip
        self._stage_s = Histogram(
            "ndjudge_stage_seconds", "What a submission spends waiting, judged and stored.",
            ("stage",), buckets=STAGE_BUCKETS_S, registry=self._registry,
        )  # fmt: skip

        self._opinions = Counter(
            "ndjudge_opinions", "Questions to a language model, by what came of them.",
            ("outcome",), registry=self._registry,
        )  # fmt: skip
        self._opinion_s = Histogram(
            "ndjudge_opinion_seconds", "From a question to the end of its answer.", ("outcome",),
            buckets=OPINION_BUCKETS_S, registry=self._registry,
        )  # fmt: skip

    def count_request(self, method: str, route: str, status: int, took_s: float) -> None:
        """Count one answered request; `route` is its pattern, never an address with secrets."""
        self._requests.labels(method, route, str(status)).inc()
        self._request_s.labels(route).observe(took_s)

    def count_verdict(self, kind: str, verdict: str) -> None:
        """Count one stored verdict."""
        self._judged.labels(kind, verdict).inc()

    def count_return(self, why: str) -> None:
        """Count a claim that was lost, handed over or given back after a fault."""
        self._returned.labels(why).inc()

    def time_stage(self, stage: str, took_s: float) -> None:
        """Note what a submission spent in `waiting`, `judging` or `storing`."""
        self._stage_s.labels(stage).observe(max(0.0, took_s))

    def count_opinion(self, outcome: str, took_s: float) -> None:
        """Count one question to a language model: `done`, or why there is no answer."""
        self._opinions.labels(outcome).inc()
        self._opinion_s.labels(outcome).observe(took_s)

    def add_source(self, read: Callable[[], Iterable[Reading]]) -> None:
        """Ask `read` each time somebody reads the metrics; it may be slow but not fail."""
        self._registry.register(_Source(read))

    def render(self) -> bytes:
        """All values now, as text for Prometheus."""
        return generate_latest(self._registry)


class _Source(Collector):
    def __init__(self, read: Callable[[], Iterable[Reading]]) -> None:
        self._read = read

    def describe(self) -> Iterable[Metric]:
        """Nothing: registering must not ask the database."""
        return ()

    def collect(self) -> Iterable[Metric]:
        families: dict[str, Metric] = {}
        for each in self._read():
            labels = dict(each.labels or {})
            made = CounterMetricFamily if each.is_total else GaugeMetricFamily
            family = families.get(each.name)
            if family is None:
                family = families[each.name] = made(each.name, each.text, labels=list(labels))
            assert isinstance(family, CounterMetricFamily | GaugeMetricFamily)
            family.add_metric(list(labels.values()), each.value)
        return families.values()
