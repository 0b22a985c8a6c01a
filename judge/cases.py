"""The cases of a problem: made by its `cases.py`, answered by its reference, in the author lane.

Theory of operation. `cases.py` and the reference are other people's code, so they run in
children of the author lane like any solution, with the seed of each case and never the salt.
What comes back is checked against the entry and encoded for the wire once.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from judge import codec, supervisor
from judge.errors import JudgeError
from judge.feedback import show
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.outcome import Execution
from judge.wire import off_the_wire, on_the_wire
from problems.cases import Salt, case_seed
from problems.inputs import Call, InputError, check_calls
from problems.package import Problem

SAMPLE = "sample"
EDGES = "edges"
FIXED = (SAMPLE, EDGES)  # the groups whose cases are the same under every salt
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
    class_name: str | None = None

    @cached_property
    def expected_bytes(self) -> int:
        """The size of the expected values on the wire."""
        return sum(len(codec.encode(value)) for value in self.expected)

    @cached_property
    def args_text(self) -> str:
        """The inputs as a learner reads them."""
        return show.show_calls(self.calls, self.class_name)

    @cached_property
    def expected_text(self) -> str:
        """The expected values as a learner reads them."""
        return show.show_values(self.expected)


@dataclass(frozen=True)
class RawCase:
    """A case as `cases.py` yields it, named and grouped."""

    group: str
    generator: str
    raw: Any
    note: str | None = None
    second_opinion: Any = None


@dataclass(frozen=True)
class Made:
    """A case as `cases.py` yields it, and its calls, checked against the entry."""

    raw: RawCase
    script: Script

    @property
    def group(self) -> str:
        return self.raw.group


def make(
    lane: Lane, problem: Problem, salt: Salt, wants: Callable[[str], bool] = lambda group: True
) -> list[Made]:
    """Run `cases.py`: samples, edges, then the generated groups in the order of the package.

    `wants` says of a group whether its cases are asked for.

    Raises:
        AuthorError: it failed, or made a case that does not fit.
    """
    wanted = [one for one in _generators(problem, salt) if wants(one.group)]
    if not wanted:
        return []
    names = tuple(dict.fromkeys(one.name for one in wanted))
    job = Job(problem.cases_source, names, {}, None, collect=True)
    sent = [
        Case(_encoded([("", one.name, one.arguments)]), 1, _AUTHOR_CASE_S, 2 * _AUTHOR_CASE_S)
        for one in wanted
    ]
    execution = supervisor.execute(lane, job, sent, AUTHOR_BUDGET)
    require_success("cases.py", [one.name for one in wanted], execution)
    found: list[Made] = []
    for one, outcome in zip(wanted, execution.outcomes, strict=True):
        made = outcome.values[0] if one.group in FIXED else [outcome.values[0]]
        if not isinstance(made, list):
            message = f"cases.py: {one.name}() must yield its cases, or return a list of them."
            raise AuthorError(message)
        for item in made:
            raw = _raw_case(one.group, one.name, item)
            found.append(Made(raw, script(_checked(problem, raw))))
    return found


@dataclass(frozen=True)
class _Generator:
    """One call of a function of `cases.py`."""

    group: str
    name: str
    arguments: Mapping[str, Any]


def _generators(problem: Problem, salt: Salt) -> Iterator[_Generator]:
    yield _Generator(SAMPLE, "samples", {})
    yield _Generator(EDGES, "edges", {})
    # Counted over all uses, so that two uses of one generator draw different numbers.
    drawn: Counter[str] = Counter()
    for group in problem.groups:
        for use in group.uses:
            for _ in range(use.count):
                index = drawn[use.name]
                drawn[use.name] += 1
                number = case_seed(salt, problem.slug, problem.judging_hash, use.name, index)
                yield _Generator(group.name, use.name, {"rng": codec.Seed(number), **use.arguments})


def answered(
    lane: Lane, problem: Problem, made: Sequence[Made], before: Sequence[PreparedCase] = ()
) -> tuple[PreparedCase, ...]:
    """The cases with what the reference says; `before` are those that stand in front of them.

    Raises:
        AuthorError: the reference failed.
    """
    if not made:
        return ()
    reference = run_author_code(lane, problem, problem.reference, [one.script for one in made])
    labels = [f"{one.raw.generator} ({one.group})" for one in made]
    require_success("reference.py", labels, reference)
    names = _names([*(case.group for case in before), *(one.group for one in made)])
    return tuple(
        PreparedCase(
            name=name,
            group=one.group,
            visible=one.group == SAMPLE,
            calls=one.script.calls,
            payload=one.script.payload,
            expected=outcome.values,
            reference_cpu_ns=outcome.cpu_ns,
            note=one.raw.note,
            second_opinion=one.raw.second_opinion,
            class_name=problem.entry.class_name,
        )
        for name, one, outcome in zip(names[len(before) :], made, reference.outcomes, strict=True)
    )


def _names(groups: Sequence[str]) -> list[str]:
    """Neutral names; a hidden case does not tell its group."""
    numbers: Counter[str] = Counter()
    names = []
    for group in groups:
        kind = "sample" if group == SAMPLE else "hidden"
        numbers[kind] += 1
        names.append(f"{kind}-{numbers[kind]}")
    return names


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
