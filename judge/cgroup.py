"""Control groups (version 2) for children, where a group of this host is ours to divide.

Lives in the supervisor: a child never touches its group. Each slot has a group below the one
that this process is in; a child is put there right after the fork, while it is still being
locked, and the whole group is killed at its end, so that nothing in it can outlive it. Where the
memory controller can be used, the group bounds resident memory to the page, and the number of
tasks is bounded too; elsewhere resource limits hold that line.

Files: the kernel's admin-guide/cgroup-v2. A group is ours when it is delegated: systemd's
`Delegate=yes`, or a container with a writable cgroup file system.
"""

import contextlib
import os
import secrets
from pathlib import Path

_MOST_TASKS = 64


class Group:
    """The group of one child."""

    def __init__(self, path: Path, has_memory: bool) -> None:
        self._path = path
        self.has_memory = has_memory

    def add(self, pid: int) -> None:
        """Put a process into the group; everything it forks stays in it.

        Raises:
            OSError: the kernel refused.
        """
        with contextlib.suppress(OSError):  # only with the controller of that name
            (self._path / "pids.max").write_text(str(_MOST_TASKS))
        (self._path / "cgroup.procs").write_text(str(pid))

    def limit_memory(self, memory_bytes: int) -> None:
        """Bound the memory that processes of the group are charged with, to the page."""
        if not self.has_memory:
            return
        (self._path / "memory.max").write_text(str(memory_bytes))
        with contextlib.suppress(OSError):  # a kernel without swap has no such file
            (self._path / "memory.swap.max").write_text("0")

    def hit_memory_limit(self) -> bool:
        """Whether the kernel ended a process of the group for its memory."""
        try:
            events = (self._path / "memory.events").read_text().split()
        except OSError:
            return False
        return int(events[events.index("oom_kill") + 1]) > 0

    def kill(self) -> None:
        """End every process of the group at once (Linux 5.14)."""
        with contextlib.suppress(OSError):
            (self._path / "cgroup.kill").write_text("1")

    def remove(self) -> None:
        """Remove the empty group; one whose last process is still ending is removed later."""
        with contextlib.suppress(OSError):
            self._path.rmdir()


class Groups:
    """The part of the hierarchy that belongs to this supervisor."""

    def __init__(self, path: Path, has_memory: bool) -> None:
        self._path = path
        self.has_memory = has_memory

    def make(self, slot: int) -> Group:
        """A new group for a child of `slot`.

        Raises:
            OSError: the kernel refused.
        """
        path = self._path / f"slot-{slot}-{secrets.token_hex(4)}"
        path.mkdir()
        return Group(path, self.has_memory)

    def close(self) -> None:
        """Remove what is left."""
        with contextlib.suppress(OSError):
            for child in self._path.iterdir():
                if child.is_dir():
                    with contextlib.suppress(OSError):
                        child.rmdir()
            self._path.rmdir()


def find() -> Groups | None:
    """The groups that this process may make, None where it may make none."""
    base = own_group()
    if base is None or not os.access(base, os.W_OK):
        return None
    path = base / f"ndjudge-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        path.mkdir()
    except OSError:
        return None
    if not os.access(path / "cgroup.kill", os.W_OK):  # before Linux 5.14
        path.rmdir()
        return None
    return Groups(path, _enable_memory(base, path))


def own_group() -> Path | None:
    """The folder of the group that this process is in; None without version 2."""
    try:
        mounts = Path("/proc/self/mounts").read_text().splitlines()
        own = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return None
    roots = [line.split()[1] for line in mounts if line.split()[2] == "cgroup2"]
    paths = [line[3:] for line in own if line.startswith("0::")]
    if not roots or not paths:
        return None
    group = Path(roots[0] + paths[0])
    return group if group.is_dir() else None


def _enable_memory(base: Path, path: Path) -> bool:
    """Hand the memory controller down to the groups of children; False where that is refused.

    Refused, for example, where processes are in `base` itself and it is not the root: then the
    service should start the judge in a leaf of its delegated group.
    """
    for group in (base, path):
        for controller in ("memory", "pids"):
            with contextlib.suppress(OSError):
                (group / "cgroup.subtree_control").write_text(f"+{controller}")
    try:
        return "memory" in (path / "cgroup.subtree_control").read_text().split()
    except OSError:
        return False
