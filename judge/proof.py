"""Which layer of the sandbox stops what: every probe under no layer, each alone, and all.

`python -m judge.proof` prints the matrix as a Markdown table; `docs/security.md` holds it.
"""

import os
from collections.abc import Mapping

from judge import probes
from judge.lane import Lane
from judge.sandbox.lock import LAYERS

NONE, ALL = "none", "all"
_WORKED, _STOPPED = "works", "—"


def matrix() -> dict[str, dict[str, bool]]:
    """For each probe, whether it is blocked under each setting.

    Settings are `none`, each layer that this host offers alone, and `all`.
    """
    settings: dict[str, frozenset[str] | None] = {NONE: frozenset()}
    settings |= {layer: frozenset({layer}) for layer in available_layers()}
    settings[ALL] = None
    found: dict[str, dict[str, bool]] = {name: {} for name in probes.PROBES}
    for setting, only in settings.items():
        lane = Lane(1, is_insecure=True, only=only)
        lane.start()
        try:
            for name in probes.PROBES:
                found[name][setting] = probes.run(lane, name).is_blocked
        finally:
            lane.close()
    return found


def available_layers() -> tuple[str, ...]:
    """The switchable layers that this host offers."""
    lane = Lane(1, is_insecure=True)
    try:
        present = lane.sandbox.layers
    finally:
        lane.close()
    return tuple(layer for layer in LAYERS if layer in present)


def table(found: Mapping[str, Mapping[str, bool]]) -> str:
    """The matrix as Markdown; a dash where the probe is stopped."""
    settings = list(next(iter(found.values())))
    lines = [
        "| probe | " + " | ".join(settings) + " |",
        "|---|" + "---|" * len(settings),
    ]
    for name, row in found.items():
        cells = (_STOPPED if row[setting] else _WORKED for setting in settings)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(matrix()))  # noqa: T201  this is a program
    os._exit(0)
