"""What a learner's process holds and reaches: asked from inside a real one."""

import ast
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import judge as judge_package
from judge.report import Verdict
from judge.run import Judge
from problems.cases import Salt
from problems.load import LIBRARY_ROOT
from problems.package import Problem
from tests.judge.packages import make_problem

# Planted in this process, where the judge lives; none may be found in a child.
PLANTED_SALT = Salt("planted", b"planted-salt-8b1d2c77a9e04f53")
PLANTED_TEXT = "planted-text-5f3c0e9d1a7b4268"
PLANTED_ANSWER = 7_364_152_839.625
os.environ["NDJUDGE_PLANTED"] = PLANTED_TEXT

REFERENCE = f"""\
def probe(x):
    return "right" if x is None else {PLANTED_ANSWER!r}
"""
CASES = "def samples():\n    yield {'x': 'now'}\n\ndef edges():\n    yield {'x': 'later-e17a40'}\n"


@pytest.fixture(scope="module")
def asking() -> Problem:
    """A package that lets a program answer a text; it is shown for the visible case."""
    entry = "probe(x: str) -> float"
    limits = "[limits]\ncpu_s = 5.0\nwall_s = 10.0\noutput_kib = 256\n"
    return make_problem(entry, REFERENCE, CASES, limits=limits, groups="", slug="asking")


def ask(judge: Judge, problem: Problem, expression: str, setup: str = "") -> Any:
    """The value of `expression` inside a learner's process, by way of what it prints."""
    code = (
        f"{setup}\ndef probe(x):\n    import os, sys\n    if x == 'now':\n"
        f"        print(repr({expression}))\n    return {PLANTED_ANSWER / 2!r}\n"
    )
    report = judge.run(problem, code.encode(), salt=PLANTED_SALT, visible_only=True)
    assert report.verdict is Verdict.WRONG_ANSWER, report.headline
    return ast.literal_eval((report.cases[0].stdout or "").splitlines()[-1])


def test_only_child_sandbox_and_codec_are_loaded(judge: Judge, asking: Problem) -> None:
    """The modules of this project in a child are those of the design, and no library of ours."""
    ours = ask(
        judge, asking, "[n for n in sys.modules if n.split('.')[0] in ('judge', 'problems', 'app')]"
    )
    top = set(ask(judge, asking, "sorted({name.split('.')[0] for name in sys.modules})"))

    allowed = ("judge.child", "judge.sandbox", "judge.codec", "judge.zygote")
    assert {name for name in ours if not name.startswith(allowed)} == {"judge"}
    foreign = {name for name in top - sys.stdlib_module_names if not name.startswith("_")}
    assert foreign == {"judge", "numpy", "solution", "cython_runtime"}


def test_environment_and_arguments_are_empty(judge: Judge, asking: Problem) -> None:
    """Nothing of the server's environment, command line or folder is there."""
    found = ask(judge, asking, "(dict(os.environ), sys.argv, os.getcwd(), sys.stdin.read())")

    assert found == ({}, ["<solution>"], "/", "")


def test_descriptors_are_its_own(judge: Judge, asking: Problem) -> None:
    """Null input, prints and the two ends of the channel; no socket, no file, nothing above."""
    setup = (
        "import stat\ndef kind(number):\n    try:\n        mode = os.fstat(number).st_mode\n"
        "    except OSError:\n        return None\n    return stat.filemode(mode)[0]\nimport os\n"
    )
    found = ask(judge, asking, "[(n, kind(n)) for n in range(5000) if kind(n)]", setup)

    assert found == [(0, "c"), (1, "p"), (2, "p"), (3, "p"), (4, "p")]


def test_its_path_holds_the_standard_library_only(judge: Judge, asking: Problem) -> None:
    """Neither this project nor any installed package can be imported."""
    setup = (
        "def importable(name):\n    try:\n        __import__(name)\n"
        "    except ImportError as error:\n        return False\n    return True\n"
    )
    path = ask(judge, asking, "sys.path")
    found = ask(
        judge,
        asking,
        "[importable(n) for n in ('problems', 'app', 'judge.run', 'judge.checkers', "
        "'judge.report', 'fastapi', 'pytest', 'numpy.ma', 'json', 'colorsys')]",
        setup,
    )

    assert all("site-packages" not in folder for folder in path)
    assert found[:7] == [False] * 7
    assert found[7:9] == [True] * 2


def test_its_rights_are_none(judge: Judge, asking: Problem) -> None:
    """No capability, no group, no core, no file; another user where the judge is root."""
    setup = "import resource\n"
    limits = ("CORE", "FSIZE", "MEMLOCK", "MSGQUEUE", "NICE", "RTPRIO")
    found = ask(
        judge,
        asking,
        f"[resource.getrlimit(getattr(resource, 'RLIMIT_' + n)) for n in {limits!r}]",
        setup,
    )
    users = ask(judge, asking, "(os.getuid(), os.geteuid(), os.getgid(), os.getegid())")

    assert found == [(0, 0)] * len(limits)
    assert os.getuid() != 0 or min(users) >= 620_000


READ = """
import os
def read(path):
    try:
        with open(path, "rb") as file:
            return file.read(1) is not None
    except OSError as error:
        return type(error).__name__
def look(path):
    try:
        return len(os.listdir(path)) >= 0
    except OSError as error:
        return type(error).__name__
"""


def test_the_library_cannot_be_read(judge: Judge, asking: Problem) -> None:
    """Not one file of the problems, of the judge or of this project's sources can be opened."""
    files = [str(path) for path in LIBRARY_ROOT.rglob("*.py")]
    files += [str(path) for path in Path(*judge_package.__path__).glob("*.py")]
    folders = sorted({str(Path(path).parent) for path in files})

    found = ask(judge, asking, f"{{read(path) for path in {files!r}}}", READ)
    listed = ask(judge, asking, f"{{look(path) for path in {folders!r}}}", READ)

    assert any(path.endswith("reference.py") for path in files)
    assert found == listed == {"PermissionError"}


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/etc/passwd",
            "/etc/hostname",
            "/proc/self/maps",
            "/proc/self/mem",
            "/proc/self/environ",
        ),
        *("/proc/1/environ", "/proc/self/status", "/proc/cpuinfo", "/dev/zero", "/dev/shm"),
        *(sys.executable, __file__, "/", "/tmp", "/proc", "/sys", "/root", "/home"),
        str(Path(np.__file__).parent.parent),
    ],
)
def test_nothing_else_can_be_read(judge: Judge, asking: Problem, path: str) -> None:
    """Files, folders, devices and /proc are closed, its own process included."""
    found = ask(judge, asking, f"(read({path!r}), look({path!r}))", READ)

    refused = {"PermissionError", "NotADirectoryError", "IsADirectoryError", "FileNotFoundError"}
    assert set(found) <= refused


def test_numpy_and_the_standard_library_can_be_read(judge: Judge, asking: Problem) -> None:
    """What lazy imports and tracebacks need is open: the control for the refusals above."""
    found = ask(judge, asking, f"read({np.__file__!r})", READ)

    assert found is True


HUNT = """
import ctypes, gc, sys
import numpy as np

def hunt():
    \"\"\"Everything that this process can find of itself, as bytes.\"\"\"
    gc.unfreeze()  # the zygote hides what it made before the fork
    seen = []
    for thing in gc.get_objects():
        try:
            seen.append(repr(thing)[:2000])
        except BaseException:
            pass
    frame = sys._getframe()
    while frame is not None:
        seen.append(repr(frame.f_locals)[:20000])
        frame = frame.f_back
    return "".join(seen).encode("utf-8", "replace") + memory()

def memory():
    \"\"\"Readable memory around known objects: page by page until the kernel says no.\"\"\"
    libc = ctypes.CDLL(None)
    found = bytearray()
    probe = ctypes.create_string_buffer(1)
    resident = ctypes.create_string_buffer(1)
    starts = {id(thing) >> 12 for thing in gc.get_objects()} | {id(np) >> 12, id("x") >> 12}
    for page in sorted({start + step for start in starts for step in range(-8, 8)}):
        if libc.mincore(ctypes.c_void_p(page << 12), ctypes.c_size_t(1), resident) == 0:
            found += ctypes.string_at(page << 12, 4096)
    return bytes(found)
"""


def test_planted_secrets_are_not_in_its_memory(judge: Judge, asking: Problem) -> None:
    """Salt, environment, expected values and later inputs are nowhere in the process.

    The control is a value that the program itself holds: the search is able to find things.
    """
    secrets = [
        PLANTED_SALT.secret,
        PLANTED_TEXT.encode(),
        np.float64(PLANTED_ANSWER).tobytes(),
        repr(PLANTED_ANSWER).encode(),
        b"later-e17a40",
        asking.reference.encode()[:30],
    ]
    backwards = [secret[::-1].hex() for secret in secrets]
    expression = f"[bytes.fromhex(h)[::-1] in everything for h in {backwards!r}]"
    setup = (
        f"{HUNT}\nkept = b'held-by-' + b'the-program'\n"
        "def search():\n    everything = hunt()\n    parts = (b'held-by-', b'the-program')\n"
        f"    return ({expression}, b''.join(parts) in everything, len(everything))\n"
    )

    found, control, size = ask(judge, asking, "search()", setup)

    assert control
    assert size > 1 << 20
    assert found == [False] * len(secrets)


def test_the_first_case_is_all_it_can_read_ahead(judge: Judge, asking: Problem) -> None:
    """Nothing waits in the pipe of requests: the next case is sent after the answer."""
    setup = "import select\ndef ahead():\n    return bool(select.select([3], [], [], 0.05)[0])\n"
    code = f"{setup}\ndef probe(x):\n    print(ahead())\n    return 1.0\n"

    report = judge.run(asking, code.encode(), salt=PLANTED_SALT)

    assert report.total == 2
    assert report.cases[0].stdout == "False\n"


def test_submissions_share_no_state(judge: Judge, asking: Problem) -> None:
    """Modules, builtins and random states that one program changes are whole for the next."""
    spoil = (
        "import builtins, numpy, random, math\nbuiltins.spoiled = True\nnumpy.mean = None\n"
        "math.pi = 3\nrandom.seed(1)\nnumpy.random.seed(1)\n"
    )
    look = (
        "(hasattr(__builtins__, 'spoiled') or 'spoiled' in dir(__import__('builtins')), "
        "__import__('numpy').mean is None, __import__('math').pi == 3, "
        "__import__('random').random(), __import__('numpy').random.rand())"
    )

    ask(judge, asking, "1", spoil)
    first = ask(judge, asking, look)
    second = ask(judge, asking, look)

    assert first[:3] == second[:3] == (False, False, False)
    assert first[3] != second[3]
    assert first[4] != second[4]
