"""A worked solution in steps: the code grows, and each step shows values of a small example.

`walkthrough.md` opens with what stands before the first `## ` and goes on with one section a
step. Three kinds of blocks at the margin belong to it; everything else is prose:

    ```example code=reference.py
    result = layer_norm(np.array([[1.0, 3.0]]), np.ones(2), np.zeros(2), 1e-5)
    ```

    ## Centre each row

    Subtract the mean of the row it belongs to.

    ```lines
        centred = x - mean
    ```

    ```values
    centred  # each row adds up to 0
    ```

The opening names the file whose lines the steps bring, and gives the example that runs after the
code of each step; a step may bring an example of its own. A step's lines go where they stand in
the file, so code can grow in the middle too, and after the last step nothing of it is missing.
"""

from problems.walkthrough.reading import FILE, Fault, read, walkthrough_of
from problems.walkthrough.steps import Step, Value, Walkthrough

__all__ = ["FILE", "Fault", "Step", "Value", "Walkthrough", "read", "walkthrough_of"]
