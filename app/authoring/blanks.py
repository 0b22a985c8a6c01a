"""The texts of a new package, with what is to be written in brackets."""

STATEMENT = """\
(to write: the motivation, in two sentences)

(to write: the exact task, with the formula in standard form)

{{signature}}

{{conventions}}

## Examples

{{example:1}}

## Constraints

"""
HINTS = """\
## 1

(to write: a first hint, which only says where to look)

## 2

(to write: a second hint, more concrete)

## 3

(to write: a third hint, which is still not the solution)
"""
EDITORIAL = """\
## Idea

(to write: the idea)

{{solution:second-way}}

## Complexity

(to write: time and memory)

## Pitfalls

(to write: what goes wrong, and why)
"""
