"""All layers in the one order that works: prepared in the zygote, entered in the child.

The order matters. The parent-death signal is cleared by a change of user, so it comes after;
Landlock needs no_new_privs; seccomp forbids the calls that install the others, so it is last.
"""

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from judge.sandbox import identity, landlock, limits, namespaces, seccomp
from judge.sandbox.libc import PR_SET_PDEATHSIG, LayerError, prctl

# Those that can be switched off one by one; no_new_privs is always on, Landlock needs it.
LAYERS = ("seccomp", "landlock", "rlimits", "uid", "namespaces")


@dataclass(frozen=True)
class Prepared:
    """What a zygote makes once for all its children."""

    ruleset: landlock.Ruleset | None
    program: seccomp.Filter | None
    has_limits: bool
    has_namespaces: bool
    changes_user: bool
    layers: tuple[str, ...]

    @property
    def level(self) -> int:
        """0: a needed layer is missing. 1: Landlock, seccomp, rlimits. 2: namespaces too.

        The supervisor makes it 3 where control groups bound the memory.
        """
        if self.ruleset is None or self.program is None:
            return 0
        return 2 if self.has_namespaces else 1


def prepare(
    readable: list[Path], is_insecure: bool = False, only: frozenset[str] | None = None
) -> Prepared:
    """Find out which layers this host has, and build what can be built ahead.

    Called once in the zygote; from then on its children live in a process namespace.

    Args:
        readable: files and folders that children may read.
        is_insecure: go on where a layer that may never be missing is missing.
        only: switch off all other layers, to prove what each one stops (`judge.proof`).

    Raises:
        LayerError: a layer that may never be missing is missing.
    """
    if sys.platform != "linux":
        raise LayerError(38, "the sandbox needs Linux: run the container image elsewhere")
    wanted = frozenset(LAYERS) if only is None else only
    ruleset: landlock.Ruleset | None = None
    program: seccomp.Filter | None = None
    try:
        program = seccomp.prepare() if "seccomp" in wanted else None
        ruleset = landlock.build(readable) if "landlock" in wanted else None
    except LayerError:
        if not is_insecure:
            raise
    changes_user = "uid" in wanted and identity.can_change_user()
    has_namespaces = "namespaces" in wanted and namespaces.prepare()
    if changes_user:
        identity.forget_capabilities()
    present = {
        "seccomp": program is not None,
        "landlock": ruleset is not None,
        "rlimits": "rlimits" in wanted,
        "no_new_privs": True,
        "uid": changes_user,
        "namespaces": has_namespaces,
    }
    layers = tuple(name for name in present if present[name])
    return Prepared(ruleset, program, present["rlimits"], has_namespaces, changes_user, layers)


def enter(prepared: Prepared, ruleset: int, user: int, parent: int) -> int:
    """Lock this process for good; returns the bytes it had mapped before.

    Args:
        ruleset: this process's descriptor of the prepared Landlock ruleset; it is closed.
        user: which user id to take where the judge is root.
        parent: the zygote's pid, to notice that it ended meanwhile.

    Raises:
        LayerError: a layer could not be installed; the caller must end the process.
    """
    mapped = limits.mapped_bytes()
    if prepared.has_namespaces:
        namespaces.enter()
    if prepared.has_limits:
        limits.close_outlets()
    identity.drop(user if prepared.changes_user else None)
    prctl("parent-death signal", PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != (0 if prepared.has_namespaces else parent):
        raise LayerError(3, "the zygote ended while this process was being made")
    if prepared.ruleset is not None:
        landlock.enter(ruleset)
    if prepared.program is not None:
        seccomp.enter(prepared.program, os.getpid())
    return mapped
