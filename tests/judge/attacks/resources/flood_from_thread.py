# goal: print for ever while the answer is right
# expect: output_limit_exceeded | accepted
import threading


def flood():
    while True:
        print("spam" * 1000)


def probe(x):
    threading.Thread(target=flood, daemon=True).start()
    return 2 * x
