"""The judge: a library of one verb, `judge.run.Judge.run(problem, code) -> Report`."""
