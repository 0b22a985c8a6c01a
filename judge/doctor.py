"""What this host gives the sandbox, proved by hostile probes that run inside it."""

import sys
from dataclasses import dataclass

from judge import probes
from judge.errors import JudgeError
from judge.lane import Lane
from judge.probes import ProbeResult
from judge.sandbox import landlock


@dataclass(frozen=True)
class Layer:
    """One layer of the sandbox: whether this host gives it, and the remedy where not."""

    name: str
    is_present: bool
    is_required: bool
    detail: str
    remedy: str | None = None


@dataclass(frozen=True)
class Diagnosis:
    """The state of the sandbox on this host."""

    level: int
    layers: tuple[Layer, ...]
    probes: tuple[ProbeResult, ...]
    fault: str | None = None

    @property
    def is_safe(self) -> bool:
        """Whether the judge may run foreign code here."""
        required = all(layer.is_present for layer in self.layers if layer.is_required)
        return self.fault is None and required and all(p.is_blocked for p in self.probes)


def diagnose() -> Diagnosis:
    """Start a lane of its own, look at its layers, and run every probe in it."""
    lane = Lane(1)
    try:
        lane.start()
        sandbox = lane.sandbox
        found = tuple(probes.run(lane, name) for name in probes.PROBES)
        return Diagnosis(sandbox.level, _layers(sandbox.layers), found)
    except JudgeError as error:
        return Diagnosis(0, _layers(()), (), str(error))
    finally:
        lane.close()


def _layers(present: tuple[str, ...]) -> tuple[Layer, ...]:
    is_linux = sys.platform == "linux"
    version = landlock.abi() if is_linux else 0
    return (
        Layer(
            "seccomp", "seccomp" in present, True, "which system calls a program may make",
            "Use Linux on x86_64 or aarch64 with CONFIG_SECCOMP_FILTER.",
        ),
        Layer(
            "landlock", "landlock" in present, True,
            f"which files a program may read (ABI {version})" if version else "not offered",
            "Use Linux 5.13 or newer with landlock among the active security modules "
            "(boot parameter lsm=landlock,…).",
        ),
        Layer(
            "rlimits", "rlimits" in present, True, "memory, processor time, files, cores",
            "Use Linux.",
        ),
        Layer(
            "no_new_privs", "no_new_privs" in present, True, "no program gains rights",
            "Use Linux.",
        ),
        Layer(
            "uid", "uid" in present, False, "each slot is a user of its own",
            "Only root can do that; as an ordinary user the other layers hold.",
        ),
        Layer(
            "namespaces", "namespaces" in present, False,
            "no network device, no shared objects, no mounts",
            "Allow user namespaces (sysctl user.max_user_namespaces), or start the container "
            "where unshare is permitted; the layers above hold without them.",
        ),
        Layer(
            "cgroup", "cgroup" in present, False,
            "a group of processes that is ended as one, and its exact memory where allowed",
            "Delegate a control group of version 2 to the service (systemd: Delegate=yes); "
            "resource limits hold the line without it.",
        ),
    )  # fmt: skip
