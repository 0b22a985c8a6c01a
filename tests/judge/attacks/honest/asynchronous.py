# goal: run an event loop of its own
# expect: accepted
def probe(x):
    async def twice():
        return 2 * x

    task = twice()
    try:
        task.send(None)
    except StopIteration as done:
        return done.value
