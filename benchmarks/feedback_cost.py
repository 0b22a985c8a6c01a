"""What explaining a wrong answer costs, next to one `np.allclose` of it.

Everything that a wrong answer of 1 Mi elements passes through in the trusted parent: the ladder
with the numbers of the difference, the comparison with eight catalogued mistakes, the search for
what it is right up to, the picture, and its text. The case is the largest a problem would have.
"""

from dataclasses import replace

import numpy as np

from benchmarks.timing import interleave, medians, options, publish
from judge.case_sets import CaseSet
from judge.cases import PreparedCase
from judge.feedback import disclosure
from judge.feedback.findings import judge_case
from judge.feedback.misconceptions import recognise
from judge.feedback.pictures import illustrate
from judge.feedback.probe import observe
from judge.outcome import CaseOutcome
from problems.errors import Place
from problems.inputs import Call
from problems.load import load_library
from problems.package import Expectation, Misconception, Problem

_SIDE = 1024
_MISTAKES = 8


def main() -> None:
    """Time each kind of wrong answer in turn with `np.allclose`."""
    chosen = options(__doc__ or "")
    problem = _problem()
    rng = np.random.default_rng(0)
    expected = rng.normal(size=(_SIDE, _SIDE))
    answers = {
        "noise": expected + rng.normal(size=expected.shape),
        "one_wrong": np.where(np.arange(_SIDE * _SIDE).reshape(expected.shape) == 77, 9, expected),
        "transposed": np.ascontiguousarray(expected.T),
        "scaled": 2 * expected,
        "rows_reordered": expected[rng.permutation(_SIDE)],
        "float32": (expected * (1 + 1e-6 * rng.normal(size=expected.shape))).astype(np.float32),
    }
    cases = _cases(problem, expected, rng)
    subjects = {"allclose": lambda: np.allclose(answers["noise"], expected)}
    for name, answer in answers.items():
        subjects[name] = _explaining(cases, answer)
    middle = medians(interleave(subjects, 5 if chosen.quick else 25))
    ratios = {f"{name}_over_allclose": middle[name] / middle["allclose"] for name in answers}
    ratios["worst_over_allclose"] = max(ratios.values())
    publish("feedback_cost", middle, ratios, chosen.json)


def _problem() -> Problem:
    """The library's plainest problem of matrices, with invented mistakes."""
    problem = load_library().problems["layer-norm"]
    mistakes = tuple(
        Misconception(f"mistake-{n}", "…", "", Expectation(), Place("wrong/mistake.py"))
        for n in range(_MISTAKES)
    )
    return replace(problem, misconceptions=mistakes)


def _cases(problem: Problem, expected: np.ndarray, rng: np.random.Generator) -> CaseSet:
    """One visible case, and as a second one the same: two must agree before anything is said."""
    inputs = {"x": expected, "gamma": expected[0], "beta": expected[0], "eps": 1e-5}
    case = PreparedCase(
        name="sample-1",
        group="sample",
        visible=True,
        calls=(Call("layer_norm", inputs),),
        payload=(),
        expected=(expected,),
        reference_cpu_ns=0,
    )
    case.args_text, case.expected_text  # noqa: B018  made once per version and salt
    mistakes = {
        wrong.id: (CaseOutcome(values=(expected + rng.normal(size=expected.shape),)),)
        for wrong in problem.misconceptions
    }
    opinions = {
        name: tuple(judge_case(problem, case, outcome, 1.0) for outcome in outcomes)
        for name, outcomes in mistakes.items()
    }
    return CaseSet(problem, (case,), mistakes, opinions)


def _explaining(cases: CaseSet, answer: np.ndarray):  # noqa: ANN202
    """What the judge does with this answer, from the decoded array to the report's case."""
    problem, chosen, outcomes = cases.problem, cases.cases, [CaseOutcome(values=(answer,))]

    def explain() -> None:
        findings = [judge_case(problem, chosen[0], outcomes[0], 1.0)]
        recognise(cases, outcomes, findings)
        # One case is all there is to search here; the generic second one is the same again.
        observe(problem, chosen * 2, outcomes * 2, findings * 2)
        reports = [disclosure.case_report(chosen[0], outcomes[0], findings[0], "")]
        illustrate(problem, chosen, outcomes, findings, reports)

    return explain


if __name__ == "__main__":
    main()
