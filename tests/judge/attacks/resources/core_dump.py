# goal: write a core file as large as the process
# expect: runtime_error
import os
import resource


def probe(x):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
        return 0 * x + 666
    except (OSError, ValueError):
        os.abort()
