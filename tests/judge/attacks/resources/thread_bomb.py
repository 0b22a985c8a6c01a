# goal: start threads until the host has no process ids left
# expect: accepted
# needs: uid | cgroup
import threading


def attack(x):
    threading.stack_size(32 << 10)
    stop = threading.Event()
    try:
        for _ in range(512):
            threading.Thread(target=stop.wait, daemon=True).start()
    finally:
        stop.set()


def probe(x):
    try:
        attack(x)
    except RuntimeError:
        return 2 * x
    return 0 * x + 666
