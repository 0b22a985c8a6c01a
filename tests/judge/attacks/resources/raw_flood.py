# goal: write to the error stream past Python
# expect: output_limit_exceeded
import os


def probe(x):
    while True:
        os.write(2, bytes(1 << 16))
