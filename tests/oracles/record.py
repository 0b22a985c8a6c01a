"""Record what outside libraries answer: `python -m tests.oracles.record [SLUG …]`.

Needs the extras `oracles` and `oracle-torch`. An adapter whose library is missing keeps its
earlier recording.
"""

import importlib
import importlib.metadata
import json
import sys
from pathlib import Path

from problems.load import load_library
from problems.package import Problem
from tests.oracles import recording
from tests.oracles.recording import RecordedCase, Recording, encode, rounded
from tests.oracles.scripts import answers, own_cases

ADAPTERS = Path(__file__).parent / "adapters"
SEED = 20
CASES = 28
# Larger inputs would make up most of a file; generators make small ones of the same kind.
LARGEST_CASE = 6_000


def main(wanted: list[str]) -> int:
    """Record every adapter, or those of the `wanted` slugs; 1 if one could not be."""
    library = load_library()
    failed = False
    for path in sorted(ADAPTERS.glob("*.py")):
        slug = path.stem.replace("_", "-")
        if wanted and slug not in wanted:
            continue
        try:
            found = record(library.problems[slug])
        except ModuleNotFoundError as error:
            print(f"{slug}: {error.name} is not installed, so the earlier recording stays.")
            failed = True
            continue
        written = recording.write(slug, found)
        size = written.stat().st_size
        print(f"{slug}: {len(found.cases)} answers of {found.oracle} {found.version}, {size} bytes")
    return int(failed)


def record(problem: Problem) -> Recording:
    """Ask the adapter of one problem for its answers."""
    adapter = importlib.import_module(f"tests.oracles.adapters.{problem.slug.replace('-', '_')}")
    oracle = str(adapter.__doc__).strip()
    library = oracle.partition(".")[0]
    cases = []
    for origin, raw in own_cases(problem, SEED, 2 * CASES):
        case = rounded(raw, recording.INPUT_DIGITS)
        found = answers(problem, vars(adapter), case)
        outputs = rounded(found, recording.OUTPUT_DIGITS)
        if len(json.dumps([encode(case), encode(outputs)])) <= LARGEST_CASE:
            cases.append(RecordedCase(origin, case, outputs))
        if len(cases) == CASES:
            break
    # The distribution may have another name: skimage comes with scikit-image.
    distribution = importlib.metadata.packages_distributions()[library][0]
    return Recording(oracle, library, importlib.metadata.version(distribution), tuple(cases))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
