# goal: fetch a page
# expect: accepted


def attack(x):
    import urllib.request

    urllib.request.urlopen("http://127.0.0.1:8000/", timeout=1)


def probe(x):
    try:
        attack(x)
    except (OSError, ImportError):
        return 2 * x
    return 0 * x + 666
