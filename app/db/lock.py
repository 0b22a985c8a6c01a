"""One server for one data directory."""

import fcntl
import os
from pathlib import Path

from app.errors import Unavailable


class DataLock:
    """An exclusive lock on a data directory, held until `release` or the end of the process.

    The kernel drops it when the process dies, however it dies. Child processes that were
    started by exec do not hold it: Python opens files close-on-exec.
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "server.lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            Unavailable: another server has it; names its process.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 100, 0).decode(errors="replace").strip()
            os.close(descriptor)
            raise Unavailable(
                f"Another server (process {holder or 'unknown'}) uses {self._path.parent}: "
                "stop it, or give this one a directory of its own with --data."
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; without it nothing happens."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
