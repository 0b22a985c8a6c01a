"""Each layer of the sandbox is proved by what it alone stops."""

from pathlib import Path

import pytest

from judge import proof

SECURITY = Path(__file__).parents[2] / "docs" / "security.md"


@pytest.fixture(scope="module")
def matrix() -> dict[str, dict[str, bool]]:
    return proof.matrix()


def test_everything_is_stopped_by_all_layers(matrix: dict[str, dict[str, bool]]) -> None:
    """With the whole sandbox no probe's primitive works."""
    worked = [name for name, row in matrix.items() if not row[proof.ALL]]

    assert worked == []


def test_each_layer_alone_stops_something(matrix: dict[str, dict[str, bool]]) -> None:
    """For every layer there is a probe that works without any and fails with only this one."""
    layers = proof.available_layers()

    proved = {
        layer: [name for name, row in matrix.items() if row[layer] and not row[proof.NONE]]
        for layer in layers
    }

    assert {"seccomp", "landlock", "rlimits"} <= set(layers)
    assert [layer for layer, probes in proved.items() if not probes] == []


def test_the_documentation_holds_the_matrix(matrix: dict[str, dict[str, bool]]) -> None:
    """docs/security.md shows what the probes found, for the layers that this host offers."""
    lines = [line for line in SECURITY.read_text().splitlines() if line.startswith("| ")]
    start = next(i for i, line in enumerate(lines) if line.startswith("| probe |"))
    columns = [cell.strip() for cell in lines[start].strip("|").split("|")][1:]
    documented = {
        cells[0]: dict(zip(columns, (cell != "works" for cell in cells[1:]), strict=True))
        for line in lines[start + 1 : start + 1 + len(matrix)]
        if (cells := [cell.strip() for cell in line.strip("|").split("|")])
    }

    assert documented.keys() == matrix.keys()
    if "uid" in proof.available_layers():  # rights differ where the judge is not root
        shared = [column for column in columns if column in next(iter(matrix.values()))]
        for name, row in matrix.items():
            assert {c: row[c] for c in shared} == {c: documented[name][c] for c in shared}, name
