"""The zygote: a warm Python with NumPy that forks locked children on request.

Theory of operation. The supervisor starts this file's `main` in a fresh interpreter with an
empty environment and one control socket. It imports NumPy and the usual standard library once,
prepares the sandbox, and then answers two requests, each one message of a SEQPACKET socket:

    spawn SLOT  + three descriptors (requests, answers, prints)  ->  "spawned PID"
    reap PID                                                     ->  "reaped PID STATUS MAXRSS_KIB"

It stays single-threaded, never runs foreign code, and holds no expected output, no case and no
secret. It never reaps on its own, so a pid that the supervisor knows is never reused before the
supervisor says so. It ends when the control socket closes; its children die with it.
"""

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys
import sysconfig
import threading
import warnings
from pathlib import Path

from judge.child import serve
from judge.sandbox import lock
from judge.sandbox.libc import LayerError

# Everything a solution may reasonably import, loaded ahead: it costs nothing after the fork,
# and works where the child's user cannot read the interpreter's folder.
_WARM = (
    *("abc", "ast", "array", "base64", "binascii", "bisect", "builtins", "calendar", "cmath"),
    *("codecs", "collections", "collections.abc", "contextlib", "copy", "csv", "dataclasses"),
    *("datetime", "decimal", "difflib", "enum", "fractions", "functools", "gc", "graphlib"),
    *("hashlib", "heapq", "hmac", "html", "inspect", "io", "itertools", "json", "keyword"),
    *("linecache", "locale", "logging", "math", "numbers", "operator", "os", "pprint", "queue"),
    *("random", "re", "reprlib", "secrets", "statistics", "string", "struct", "sys"),
    *("textwrap", "threading", "time", "timeit", "token", "tokenize", "traceback", "types"),
    *("typing", "unicodedata", "uuid", "warnings", "weakref", "zlib", "encodings.idna"),
    *("argparse", "bz2", "colorsys", "concurrent.futures.thread", "cProfile", "glob", "gzip"),
    *("lzma", "mmap"),
    *("multiprocessing", "pathlib", "pickle", "platform", "profile", "pstats", "sched"),
    *("selectors", "shutil", "signal", "symtable", "sysconfig", "tempfile", "tracemalloc"),
    *("urllib.parse", "zipfile"),
    *("encodings.ascii", "encodings.latin_1", "unittest", "doctest", "socket", "subprocess"),
    *("numpy", "numpy.fft", "numpy.linalg", "numpy.random", "numpy.ma", "numpy.polynomial"),
    *("numpy.testing", "numpy.lib.stride_tricks", "numpy.lib.recfunctions", "numpy.ctypeslib"),
)
# The interpreter specialises a piece of code once it has run some times.
_REHEARSALS = 40
# Of threads that foreign code starts; eight times as much by default, and it is limited.
_THREAD_STACK_BYTES = 1 << 20


def main(
    descriptor: int,
    first_user: int,
    is_insecure: bool = False,
    only: frozenset[str] | None = None,
) -> None:
    """Serve the control socket `descriptor` until it closes.

    Slot n gets the user id `first_user` + n where the judge is root. The other arguments are
    those of `judge.sandbox.lock.prepare`.
    """
    control = socket.socket(fileno=descriptor)
    try:
        _warm_up()
        prepared = lock.prepare(_readable(), is_insecure, only)
    except (LayerError, ImportError) as error:
        control.send(f"failed {error}".encode())
        return
    _forget_paths()
    serve.prepare()
    with warnings.catch_warnings():  # a job changes what is shown
        serve.rehearse(_REHEARSALS)
    os.environ.clear()  # what it said (threads of BLAS, time zone) has been read
    gc.collect()
    gc.freeze()
    control.send(f"ready {prepared.level} {' '.join(prepared.layers)}".encode())
    # A supervisor that was killed leaves a reset connection: nobody is there to be told.
    with contextlib.suppress(ConnectionError):
        _serve(control, prepared, first_user)


def _serve(control: socket.socket, prepared: lock.Prepared, first_user: int) -> None:
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 256, 3)
        if not message:
            return
        verb, _, number = message.decode().partition(" ")
        if verb == "spawn":
            user = first_user + int(number)
            control.send(_spawn(prepared, user, descriptors, control).encode())
        elif verb == "reap":
            control.send(_reap(int(number)).encode())


def _spawn(
    prepared: lock.Prepared, user: int, descriptors: list[int], control: socket.socket
) -> str:
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        control.close()
        serve.start(prepared, user, parent, descriptors)  # never returns
    for descriptor in descriptors:
        os.close(descriptor)
    return f"spawned {pid}"


def _reap(pid: int) -> str:
    try:
        _, status, usage = os.wait4(pid, 0)
    except ChildProcessError:
        return f"reaped {pid} 0 0"
    return f"reaped {pid} {status} {usage.ru_maxrss}"


def _warm_up() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _WARM:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    threading.stack_size(_THREAD_STACK_BYTES)
    np = importlib.import_module("numpy")
    # The first call of each kind initialises tables and BLAS buffers; do it before the fork.
    square = np.eye(8) + 0.5
    np.linalg.svd(square @ square)
    np.linalg.solve(square, square)
    np.fft.fft(square)
    np.random.default_rng(0).normal(size=8)
    np.einsum("ij,jk->ik", square, square)
    np.exp(square).sum(axis=0)
    np.sort(square, axis=None)
    np.array2string(square)


def _readable() -> list[Path]:
    """The standard library's entries but no site-packages, and NumPy with its libraries.

    A child whose user cannot enter a folder above them falls back to what was loaded ahead.
    """
    numpy_file = sys.modules["numpy"].__file__
    assert numpy_file is not None
    numpy_folder = Path(numpy_file).parent
    found = [numpy_folder, numpy_folder.parent / "numpy.libs"]
    for key in ("stdlib", "platstdlib"):
        folder = Path(sysconfig.get_path(key))
        found += [
            entry
            for entry in folder.iterdir()
            if entry.name not in {"site-packages", "dist-packages"}
        ]
    return sorted(set(found))


def _forget_paths() -> None:
    """Leave only the standard library importable, its folder listing remembered.

    Reading the folder itself is not granted to children, because site-packages may lie in it;
    an import finder that has filled its cache does not look again.
    """
    keep = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    keep |= {str(Path(folder) / "lib-dynload") for folder in list(keep)}
    sys.path[:] = [entry for entry in sys.path if entry in keep]
    importlib.invalidate_caches()
    with contextlib.suppress(ImportError):
        importlib.import_module("a_name_that_no_module_has")
