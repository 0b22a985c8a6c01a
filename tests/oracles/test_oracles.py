"""References against outside libraries: recorded answers always, live ones where installed."""

import importlib
from typing import Any

import numpy as np
import pytest

from problems.load import load_library
from problems.package import Problem, Tolerance
from tests.oracles import recording
from tests.oracles.record import ADAPTERS
from tests.oracles.scripts import answers, execute, own_cases

PROBLEMS = load_library().problems
LIVE_SEED = 21
LIVE_CASES = 60


@pytest.mark.parametrize("slug", recording.slugs())
def test_reference_agrees_with_the_recorded_oracle(slug: str) -> None:
    """The reference answers every recorded input as the outside library did."""
    problem, recorded = PROBLEMS[slug], recording.read(slug)
    reference = execute(problem.reference, f"{slug}/reference.py")

    found = [answers(problem, reference, case.case) for case in recorded.cases]

    for case, answer in zip(recorded.cases, found, strict=True):
        assert_agree(problem, answer, case.outputs, f"{recorded.oracle}, {case.origin}")


@pytest.mark.parametrize("slug", recording.slugs())
def test_reference_agrees_with_the_live_oracle(slug: str) -> None:
    """The same on fresh inputs, asked of the library where it is installed."""
    pytest.importorskip(recording.read(slug).library)
    adapter = importlib.import_module(f"tests.oracles.adapters.{slug.replace('-', '_')}")
    problem = PROBLEMS[slug]
    reference = execute(problem.reference, f"{slug}/reference.py")

    for origin, case in own_cases(problem, LIVE_SEED, LIVE_CASES):
        if is_large(case):
            continue
        expected = answers(problem, vars(adapter), case)
        found = answers(problem, reference, case)

        assert_agree(problem, found, expected, origin)


def test_every_adapter_has_a_recording_worth_its_name() -> None:
    """Each adapter's recording has at least 25 inputs, edges among them, in under 50 kB."""
    adapters = sorted(path.stem.replace("_", "-") for path in ADAPTERS.glob("*.py"))

    assert recording.slugs() == adapters
    for slug in adapters:
        cases = recording.read(slug).cases
        assert len(cases) >= 25, slug
        assert any(case.origin.startswith("edge") for case in cases), slug
        assert (recording.FOLDER / f"{slug}.json").stat().st_size < 50_000, slug


def is_large(case: Any) -> bool:
    """Whether a case is there to prove speed, which is no business of an oracle."""
    values = case.values() if isinstance(case, dict) else ()
    return any(isinstance(value, np.ndarray) and value.nbytes > 500_000 for value in values)


def assert_agree(problem: Problem, found: Any, expected: Any, where: str) -> None:
    """Compare answers of one case: same structure and shapes, floats within the tolerance."""
    match expected:
        case list() | tuple():
            assert len(found) == len(expected), where
            for one, other in zip(found, expected, strict=True):
                assert_agree(problem, one, other, where)
        case float() | np.ndarray():
            tolerance = problem.tolerance or Tolerance(rtol=1e-7, atol=1e-9)
            assert np.shape(found) == np.shape(expected), where
            np.testing.assert_allclose(
                found, expected, tolerance.rtol, tolerance.atol, err_msg=where, strict=False
            )
        case _:
            assert found == expected, where
