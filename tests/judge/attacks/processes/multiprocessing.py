# goal: start worker processes
# expect: accepted


def attack(x):
    import multiprocessing

    worker = multiprocessing.get_context("fork").Process(target=print)
    worker.start()
    worker.join()


def probe(x):
    try:
        attack(x)
    except (OSError, ImportError):
        return 2 * x
    return 0 * x + 666
