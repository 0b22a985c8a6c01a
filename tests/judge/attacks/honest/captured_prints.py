# goal: catch its own prints
# expect: accepted
import contextlib
import io


def probe(x):
    with contextlib.redirect_stdout(io.StringIO()):
        print("hidden")
    return 2 * x
