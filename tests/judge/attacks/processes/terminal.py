# goal: open a terminal
# expect: accepted


def attack(x):
    import pty

    pty.openpty()


def probe(x):
    try:
        attack(x)
    except (OSError, ImportError):
        return 2 * x
    return 0 * x + 666
