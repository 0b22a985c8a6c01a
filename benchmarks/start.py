"""How long a server takes to start with the whole library against one of eight problems.

Two trees share all code and differ in the library alone. In turn a server of each starts on an
empty data directory (`first`: the database is made and the library imported) and once more on
the same one (`again`). Measured from the start of the process: until `/problems` answers, until
`/readyz` says that it judges too, and until no statement waits for its examples; `processor` is
the processor time used until it is ready, which other work on the machine does not change.
Medians are milliseconds; a ratio is the whole library over eight problems.
"""

import shutil
import socket
import tempfile
import time
from pathlib import Path

import httpx
import psutil

from benchmarks.installation import all_cpu_s
from benchmarks.timing import medians, options, publish
from problems.load import LIBRARY_ROOT, problem_folders
from tests.processes import Process

EIGHT = {
    "adam", "bleu", "conv2d", "largest-connected-region", "layer-norm", "momentum",
    "scaled-dot-product-attention", "sgd",
}  # fmt: skip
SHARED = ("app", "judge", "migrations")
PENDING = "example is being computed"
WITHIN_S = 120.0
LOOK_EVERY_S = 0.005

Times = dict[str, list[float]]


def main() -> None:
    wanted = options(__doc__ or "")
    with tempfile.TemporaryDirectory(prefix="nd-start-") as folder:
        trees = {name: make_tree(Path(folder) / name, name == "eight") for name in ("all", "eight")}
        times: Times = {}
        # The first round fills the caches of files and of compiled modules; it is not counted.
        for number in range(2 if wanted.quick else 6):
            for name, tree in trees.items():
                one: Times = times if number else {}
                with tempfile.TemporaryDirectory(prefix="nd-start-data-") as data:
                    for start in ("first", "again"):
                        measure(tree, Path(data), f"{name}, {start}", one)
    middle = medians(times)
    ratios = {
        key.removeprefix("all, "): value / middle[key.replace("all", "eight", 1)]
        for key, value in middle.items()
        if key.startswith("all, ")
    }
    publish("start", middle, ratios, wanted.json)


def make_tree(folder: Path, of_eight: bool) -> Path:
    """The program in `folder`, with the whole library or with eight problems of it."""
    root = LIBRARY_ROOT.parents[1]
    folder.mkdir()
    for name in SHARED:
        (folder / name).symlink_to(root / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "problems", folder / "problems", ignore=ignored)
    for chapter in (folder / "problems" / "library").glob("*/*"):
        packages = list(problem_folders(chapter))
        others = [each for each in packages if of_eight and each.name not in EIGHT]
        # A chapter of none of the eight goes as a whole, with its lesson.
        for each in [chapter] if len(others) == len(packages) else others:
            shutil.rmtree(each)
    return folder


def measure(tree: Path, data: Path, label: str, times: Times) -> None:
    """Start a server, note how long it takes to answer what, and stop it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()

    def note(what: str) -> None:
        times.setdefault(f"{label}: {what}", []).append(1000 * (time.perf_counter() - began))

    server = Process(["serve", "--port", str(port), "--data", str(data)], {}, folder=tree)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=WITHIN_S) as client:
            wait_for(client, "/problems")
            note("list")
            wait_for(client, "/readyz")
            note("ready")
            used_ms = 1000 * all_cpu_s(psutil.Process(server.pid))
            times.setdefault(f"{label}: processor", []).append(used_ms)
            if "first" in label:
                slugs = [each["slug"] for each in _problems(client)]
                assert (len(slugs) == len(EIGHT)) == label.startswith("eight"), slugs
                for slug in slugs:
                    wait_for(client, f"/problems/{slug}", PENDING)
                note("samples")
    finally:
        server.kill()  # a stop would wait for the case set that is being made


def _problems(client: httpx.Client) -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get("/api/v1/problems?limit=100").json()["items"]
    return found


def wait_for(client: httpx.Client, path: str, without: str | None = None) -> None:
    """Ask until the answer is 200 and the page does not hold `without`."""
    deadline = time.monotonic() + WITHIN_S
    while time.monotonic() < deadline:
        try:
            answer = client.get(path)
        except httpx.TransportError:  # nobody listens yet
            time.sleep(LOOK_EVERY_S)
            continue
        if answer.status_code == 200 and (without is None or without not in answer.text):
            return
        time.sleep(LOOK_EVERY_S)
    raise TimeoutError(f"{path} is not there after {WITHIN_S:g} s")


if __name__ == "__main__":
    main()
