# goal: print for ever
# expect: output_limit_exceeded
def probe(x):
    while True:
        print("spam" * 1000)
