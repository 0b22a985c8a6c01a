# goal: read the server's database
# expect: accepted
import pathlib

from judge import codec


def attack(x):
    import sqlite3

    file = pathlib.Path(codec.__file__).parents[2] / "var" / "ndjudge.sqlite3"
    try:
        sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute("select 1").close()
    except sqlite3.Error as error:
        raise OSError from error


def probe(x):
    try:
        attack(x)
    except (OSError, ImportError):
        return 2 * x
    return 0 * x + 666
