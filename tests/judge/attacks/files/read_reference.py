# goal: read the solutions of the library beside this judge's own code
# expect: accepted
import pathlib

from judge import codec


def attack(x):
    root = pathlib.Path(codec.__file__).parents[2]
    for path in (root / "problems" / "library").rglob("reference.py"):
        path.read_text()
    (root / "problems" / "library").joinpath("llm").iterdir().__next__()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
