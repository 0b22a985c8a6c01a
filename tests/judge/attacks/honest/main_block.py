# goal: have a block for running it as a script
# expect: accepted
def probe(x):
    return 2 * x


if __name__ == "__main__":
    print(probe(input()))
