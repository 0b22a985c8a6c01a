"""What verification found: findings, and the numbers behind them; plain data, kept as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.authoring.trial import Level
from problems.lint import Finding

LETTERS = {
    "accepted": "A",
    "wrong_answer": "W",
    "time_limit_exceeded": "T",
    "memory_limit_exceeded": "M",
    "output_limit_exceeded": "O",
    "runtime_error": "R",
    "compile_error": "C",
    "forbidden": "F",
    "judge_error": "J",
}


@dataclass(frozen=True)
class Row:
    """One file of the kill matrix under the public salt: a letter of `LETTERS` for each case.

    `killers` are the fewest and the most cases that caught it, over all salts.
    """

    file: str
    letters: str
    killers: tuple[int, int]


@dataclass(frozen=True)
class Margin:
    """How a file lies to the tolerance: the share that it uses, None beyond every tolerance.

    For an accepted file the share of its worst case; for a wrong one that of its second-worst.
    """

    file: str
    is_accepted: bool
    share: float | None


@dataclass(frozen=True)
class TimeRoom:
    """The accepted file that comes nearest to its time limit."""

    file: str
    took_ms: float
    limit_ms: float


@dataclass(frozen=True)
class Surviving:
    """A mutant that the hidden cases accept; `reason` where it is declared equivalent."""

    id: str
    kind: str
    number: int
    diff: str
    killed_by: str | None
    reason: str | None


@dataclass(frozen=True)
class Mutation:
    """The mutation score: `killed` of `total`, `equivalent` ones left out."""

    killed: int
    total: int
    equivalent: int
    survivors: tuple[Surviving, ...]

    @property
    def score(self) -> float:
        return self.killed / self.total if self.total else 1.0


@dataclass(frozen=True)
class TrialOutcome:
    """What running the package's code showed; a function of its code and of this program."""

    findings: tuple[Finding, ...] = ()
    groups: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    kills: dict[str, dict[str, int]] = field(default_factory=dict)
    salts: int = 0
    margins: tuple[Margin, ...] = ()
    time: TimeRoom | None = None
    mutation: Mutation | None = None
    extra_inputs: int = 0
    parts_s: dict[str, float] = field(default_factory=dict)

    @property
    def case_counts(self) -> dict[str, int]:
        return {group: self.groups.count(group) for group in dict.fromkeys(self.groups)}


@dataclass(frozen=True)
class Waived:
    """A finding that a `[[waive]]` table sets aside."""

    finding: Finding
    reason: str
    until: date


@dataclass(frozen=True)
class Verification:
    """What verification of one package found."""

    slug: str
    level: Level
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    trial: TrialOutcome
    oracle: str
    seconds: float
    is_recalled: bool = False

    @property
    def is_publishable(self) -> bool:
        return not any(finding.severity.is_blocking for finding in self.findings)

    @property
    def case_counts(self) -> dict[str, int]:
        return self.trial.case_counts

    @property
    def kills(self) -> dict[str, dict[str, int]]:
        """How many cases of each group catch each wrong solution (public salt)."""
        return self.trial.kills

    def to_json(self) -> dict[str, Any]:
        trial, mutation = self.trial, self.trial.mutation
        return {
            "problem": self.slug,
            "level": self.level,
            "ok": self.is_publishable,
            "findings": findings_json(self.findings),
            "waived": [
                {**finding_json(each.finding), "reason": each.reason, "until": str(each.until)}
                for each in self.waived
            ],
            "cases": self.case_counts,
            "kills": trial.kills,
            "matrix": {row.file: row.letters for row in trial.rows},
            "salts": trial.salts,
            "tolerance": {margin.file: margin.share for margin in trial.margins},
            "time": vars(trial.time) if trial.time else None,
            "mutation": None if mutation is None else _mutation_json(mutation),
            "extra_inputs": trial.extra_inputs,
            "oracle": self.oracle,
            "parts": {name: round(took_s, 3) for name, took_s in trial.parts_s.items()},
            "seconds": round(self.seconds, 3),
            "recalled": self.is_recalled,
        }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as programs read it."""
    return {
        "id": finding.id,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "message": finding.message,
    }


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as programs read them."""
    return [finding_json(finding) for finding in findings]


def _mutation_json(mutation: Mutation) -> dict[str, Any]:
    return {
        "score": round(mutation.score, 4),
        "killed": mutation.killed,
        "total": mutation.total,
        "equivalent": mutation.equivalent,
        "survivors": [vars(each) for each in mutation.survivors],
    }
