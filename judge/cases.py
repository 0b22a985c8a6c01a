"""The cases of one problem under one salt: made once, in the author lane, then kept.

Theory of operation. `cases.py`, the reference and the wrong solutions are other people's code,
so they run in children of the author lane like any solution, with the seed of each case and
never the salt. What comes back is checked against the entry and encoded for the wire once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from judge import codec, growth, supervisor
from judge.errors import JudgeError
from judge.feedback import show
from judge.feedback.finding import Finding
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.limits import cpu_limits_s, total_cpu_s
from judge.outcome import CaseOutcome, Execution, Stop, Stopped
from judge.wire import off_the_wire, on_the_wire
from problems.cases import Salt, case_seed
from problems.inputs import Call, InputError, check_calls
from problems.package import Problem

SAMPLE = "sample"
EDGES = "edges"
AUTHOR_BUDGET = Budget(
    load_cpu_s=5.0,
    load_wall_s=10.0,
    total_cpu_s=60.0,
    total_wall_s=120.0,
    memory_bytes=2 << 30,
    answer_bytes=256 << 20,
    print_bytes=1 << 16,
)
_AUTHOR_CASE_S = 20.0
_MISTAKE_CASE_S = 2.0
# A dozen mistakes with answers of 64 MB each would fill a small server.
_KEPT_ANSWER_BYTES = 4 << 20


class AuthorError(JudgeError):
    """A package's own code failed: the message says which file, where and how."""


@dataclass(frozen=True)
class Script:
    """The calls of one case and their encoded form."""

    calls: tuple[Call, ...]
    payload: tuple[bytes | memoryview, ...]


@dataclass(frozen=True)
class PreparedCase:
    """One case with its expected values and its encoded inputs."""

    name: str
    group: str
    visible: bool
    calls: tuple[Call, ...]
    payload: tuple[bytes | memoryview, ...]
    expected: tuple[Any, ...]
    reference_cpu_ns: int
    note: str | None = None
    second_opinion: Any = None

    @cached_property
    def expected_bytes(self) -> int:
        """The size of the expected values on the wire."""
        return sum(len(codec.encode(value)) for value in self.expected)

    @cached_property
    def args_text(self) -> str:
        """The inputs as a learner reads them."""
        return show.show_calls(self.calls)

    @cached_property
    def expected_text(self) -> str:
        """The expected values as a learner reads them."""
        return show.show_values(self.expected)


@dataclass(frozen=True)
class CaseSet:
    """All cases of a problem, what each catalogued mistake answers to them, and what the judge
    thinks of these answers."""

    problem: Problem
    cases: tuple[PreparedCase, ...]
    mistakes: Mapping[str, tuple[CaseOutcome, ...]]
    opinions: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class RawCase:
    """A case as `cases.py` yields it, named and grouped."""

    group: str
    generator: str
    raw: Any
    note: str | None = None
    second_opinion: Any = None


def prepare(lane: Lane, problem: Problem, salt: Salt) -> CaseSet:
    """Generate all cases, run the reference and every wrong solution on them.

    Raises:
        AuthorError: the package's own code failed or made a case that does not fit.
        JudgeError: the sandbox failed.
    """
    raw_cases = generate(lane, problem, salt)
    scripts = [script(_checked(problem, raw)) for raw in raw_cases]
    reference = run_author_code(lane, problem, problem.reference, scripts)
    labels = [f"{raw.generator} ({raw.group})" for raw in raw_cases]
    require_success("reference.py", labels, reference)
    groups, payloads = [raw.group for raw in raw_cases], [made.payload for made in scripts]
    if fault := growth.fault(problem, groups, payloads):
        raise AuthorError(fault)
    cases = tuple(
        PreparedCase(
            name=name,
            group=raw.group,
            visible=raw.group == SAMPLE,
            calls=made.calls,
            payload=made.payload,
            expected=outcome.values,
            reference_cpu_ns=outcome.cpu_ns,
            note=raw.note,
            second_opinion=raw.second_opinion,
        )
        for name, raw, made, outcome in zip(
            _names(raw_cases), raw_cases, scripts, reference.outcomes, strict=True
        )
    )
    return CaseSet(problem, cases, _mistakes(lane, problem, cases))


def _mistakes(
    lane: Lane, problem: Problem, cases: Sequence[PreparedCase]
) -> dict[str, tuple[CaseOutcome, ...]]:
    """What each wrong solution answers, as far as a learner with its code would get."""
    cost_ns = [case.reference_cpu_ns for case in cases]
    slow_s = [min(limit_s, _MISTAKE_CASE_S) for limit_s in cpu_limits_s(problem.limits, cost_ns)]
    sent = [
        Case(case.payload, len(case.calls), limit_s, 2 * limit_s + 1)
        for case, limit_s in zip(cases, slow_s, strict=True)
    ]
    budget = replace(AUTHOR_BUDGET, total_cpu_s=total_cpu_s(problem.limits, cost_ns))
    found = {}
    for wrong in problem.misconceptions:
        done = supervisor.execute(lane, job_for(problem, wrong.source), sent, budget).outcomes
        found[wrong.id] = tuple(map(_light, cases, done))
    return found


def _light(case: PreparedCase, outcome: CaseOutcome) -> CaseOutcome:
    """The outcome, but without a large answer: smaller cases tell the mistake as well."""
    if not outcome.values or case.expected_bytes <= _KEPT_ANSWER_BYTES:
        return outcome
    return replace(outcome, values=(), stopped=outcome.stopped or Stopped(Stop.NOT_RUN))


def generate(lane: Lane, problem: Problem, salt: Salt) -> list[RawCase]:
    """Run `cases.py`: samples, edges, then the generated groups in the order of the package.

    Raises:
        AuthorError: it failed.
    """
    wanted: list[tuple[str, str, dict[str, Any]]] = [
        (SAMPLE, "samples", {}),
        (EDGES, "edges", {}),
    ]
    # Counted over all uses, so that two uses of one generator draw different numbers.
    drawn: Counter[str] = Counter()
    for group in problem.groups:
        for use in group.uses:
            for _ in range(use.count):
                index = drawn[use.name]
                drawn[use.name] += 1
                number = case_seed(salt, problem.slug, problem.judging_hash, use.name, index)
                arguments = {"rng": codec.Seed(number), **use.arguments}
                wanted.append((group.name, use.name, arguments))
    names = tuple(dict.fromkeys(name for _, name, _ in wanted))
    job = Job(problem.cases_source, names, {}, None, collect=True)
    sent = [
        Case(_encoded([("", name, arguments)]), 1, _AUTHOR_CASE_S, 2 * _AUTHOR_CASE_S)
        for _, name, arguments in wanted
    ]
    execution = supervisor.execute(lane, job, sent, AUTHOR_BUDGET)
    require_success("cases.py", [name for _, name, _ in wanted], execution)
    found: list[RawCase] = []
    for (label, name, _), outcome in zip(wanted, execution.outcomes, strict=True):
        made = outcome.values[0]
        if name not in {"samples", "edges"}:
            made = [made]
        if not isinstance(made, list):
            raise AuthorError(f"cases.py: {name}() must yield its cases, or return a list of them.")
        for item in made:
            found.append(_raw_case(label, name, item))
    return found


def run_author_code(
    lane: Lane,
    problem: Problem,
    source: str,
    scripts: Sequence[Script],
) -> Execution:
    """Run a reference or another file of the package over the calls of several cases."""
    return run_author_job(lane, job_for(problem, source), scripts, _AUTHOR_CASE_S)


def run_author_job(lane: Lane, job: Job, scripts: Sequence[Script], slow_s: float) -> Execution:
    """Run other code of a package over the calls of several cases."""
    cases = [Case(s.payload, len(s.calls), slow_s, 2 * slow_s) for s in scripts]
    return supervisor.execute(lane, job, cases, AUTHOR_BUDGET)


def job_for(problem: Problem, source: str) -> Job:
    """What a solution of this problem must define."""
    entry = problem.entry
    arity = {f.name: [p.name for p in f.parameters] for f in entry.functions}
    return Job(source, entry.names, arity, entry.class_name)


def script(calls: tuple[Call, ...]) -> Script:
    """Encode the calls of one case for the wire."""
    return Script(calls, _encoded([(call.target, call.function, call.args) for call in calls]))


def _encoded(
    calls: list[tuple[str, str, Mapping[str, Any]]],
) -> tuple[bytes | memoryview, ...]:
    encoder = codec.Encoder()
    lines = (" ".join([function, target or "-", *args]) for target, function, args in calls)
    encoder.add("\n".join(lines))
    for _, _, args in calls:
        for value in args.values():
            encoder.add(on_the_wire(value))
    return tuple(memoryview(bytes(part)) for part in encoder.parts())


def _raw_case(group: str, generator: str, item: Any) -> RawCase:
    note, opinion = None, None
    is_annotated = (
        isinstance(item, tuple)
        and len(item) in {2, 3}
        and isinstance(item[0], dict | list)
        and (item[1] is None or isinstance(item[1], str))
    )
    if is_annotated:
        item, note, opinion = (*item, None)[:3]
    return RawCase(group, generator, off_the_wire(item), note, opinion)


def _checked(problem: Problem, case: RawCase) -> tuple[Call, ...]:
    try:
        return check_calls(problem, case.raw)
    except InputError as error:
        raise AuthorError(f"cases.py: {case.generator}: {error.message}") from error


def _names(cases: list[RawCase]) -> list[str]:
    names, samples, hidden = [], 0, 0
    for case in cases:
        if case.group == SAMPLE:
            samples += 1
            names.append(f"sample-{samples}")
        else:
            hidden += 1
            names.append(f"hidden-{hidden}")
    return names


def require_success(file: str, labels: list[str], execution: Execution) -> None:
    """Make sure that a file of the package answered every case.

    Raises:
        AuthorError: it did not load, raised or was stopped.
    """
    failure = execution.failure
    if failure is not None:
        raised = failure.raised
        detail = f"{raised.type_name}: {raised.message}" if raised else failure.message
        line = f":{failure.line}" if failure.line else ""
        raise AuthorError(f"{file}{line}: {failure.reason}: {detail}")
    for label, outcome in zip(labels, execution.outcomes, strict=True):
        if outcome.raised is not None:
            line = f":{outcome.raised.frames[-1][0]}" if outcome.raised.frames else ""
            raise AuthorError(
                f"{file}{line}: {label} raised {outcome.raised.type_name}: {outcome.raised.message}"
            )
        if outcome.stopped is not None:
            raise AuthorError(f"{file}: {label} was stopped ({outcome.stopped.why})")
