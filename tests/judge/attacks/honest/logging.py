# goal: log to the error stream
# expect: accepted
import logging

logging.basicConfig(level=logging.INFO)


def probe(x):
    logging.info("here")
    return 2 * x
