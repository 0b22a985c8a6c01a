"""Checking and coercing what cases and learners give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as stnp

from problems.cases import PUBLIC_SALT, Salt, case_seed
from problems.coercion import Coercion
from problems.inputs import FunctionRef, InputError, ObjectRef, check_calls, parse_literals
from problems.types import parse_type

ADAM = "class Adam: __init__(lr: float); step(theta: float64[n]) -> float64[n]"


def one(problem, entry, constraints="", **args):
    (call,) = check_calls(problem(entry, constraints), args)
    return call.args


def refusal(problem, entry, constraints="", **args):
    with pytest.raises(InputError) as caught:
        check_calls(problem(entry, constraints), args)
    return caught.value


def test_lists_become_arrays_of_the_declared_type(problem):
    """Authors write lists; solutions get arrays."""
    args = one(problem, "f(x: float64[n, d], grid: uint8[n]) -> int", x=[[1, 2]], grid=[255])

    assert args["x"].dtype == np.float64
    assert args["x"].shape == (1, 2)
    assert args["grid"].dtype == np.uint8


def test_layout_survives(problem):
    """Fortran order and strides are passed on: the very same array comes out."""
    fortran = np.asfortranarray(np.ones((3, 2)))
    strided = np.arange(10.0)[::-2]

    args = one(problem, "f(x: float64[n, d], y: float64[m]) -> int", x=fortran, y=strided)

    assert args["x"] is fortran
    assert args["y"] is strided


@pytest.mark.parametrize(
    ("entry", "args", "argument", "part"),
    [
        ("f(x: float64[n]) -> int", {"y": [1.0]}, "y", 'no parameter "y"'),
        ("f(x: float64[n]) -> int", {}, "x", "is missing"),
        ("f(x: float64[n]) -> int", {"x": [[1.0]]}, "x", "2 axes"),
        ("f(x: float64[n]) -> int", {"x": [[1.0], [1.0, 2.0]]}, "x", "not rectangular"),
        ("f(x: uint8[n]) -> int", {"x": [256]}, "x", "uint8 cannot"),
        ("f(x: uint8[n]) -> int", {"x": [-1]}, "x", "uint8 cannot"),
        ("f(x: int64[n]) -> int", {"x": [1.5]}, "x", "holds float64"),
        ("f(x: bool[n]) -> int", {"x": [0, 1]}, "x", "must be bool[n]"),
        ("f(x: float64[n]) -> int", {"x": [None]}, "x", "holds object"),
        ("f(x: int) -> int", {"x": True}, "x", "must be int"),
        ("f(x: int) -> int", {"x": 1.0}, "x", "must be int"),
        ("f(x: float) -> int", {"x": 10**400}, "x", "too large"),
        ("f(x: float64[n], y: float64[n]) -> int", {"x": [1.0], "y": [1.0, 2.0]}, "y", "n = 1"),
        ("f(x: float64[n, n]) -> int", {"x": [[1.0, 2.0]]}, "x", "axis 1 must be 1"),
        ("f(x: float64[k, 3]) -> int", {"x": [[1.0, 2.0]]}, "x", "must be 3"),
        ("f(x: float64[2*n]) -> int", {"x": [1.0]}, "x", "no 2*n gives that"),
        ("f(k: int, w: float64[k]) -> int", {"k": 3, "w": [1.0]}, "w", "k = 3"),
        ("f(x: list[int]) -> int", {"x": [1, "a"]}, "x", "x[1] is str 'a'"),
        ("f(x: tuple[int, int]) -> int", {"x": (1, 2, 3)}, "x", "3 elements"),
        ("f(x: float64[n] | none) -> int", {"x": [[1.0]]}, "x", "2 axes"),
        ("f(x: int | str) -> int", {"x": 1.5}, "x", "int | str"),
    ],
)
def test_refusals_name_the_argument(problem, entry, args, argument, part):
    """What does not fit is named, with what was found and what is due."""
    error = refusal(problem, entry, **args)

    assert error.argument == argument
    assert part in error.message


@pytest.mark.parametrize(
    ("constraints", "args", "part"),
    [
        ('n = "2..3"', {"x": [1.0], "p": 0.5}, "n is 1; allowed is 2..3"),
        ('x = "finite"', {"x": [1.0, np.nan], "p": 0.5}, "x[1] is nan"),
        ('x = "finite"', {"x": [-np.inf], "p": 0.5}, "x[0] is -inf"),
        ('x = "|x| <= 2"', {"x": [-3.0], "p": 0.5}, "x[0] is -3.0"),
        ('p = "0 < p < 1"', {"x": [], "p": 0.0}, "p is 0.0"),
        ('p = ">= 0"', {"x": [], "p": float("nan")}, "p is nan"),
        ('p = "one of 0.5, 1"', {"x": [], "p": 0.25}, "one of 0.5, 1"),
    ],
)
def test_constraints_hold(problem, constraints, args, part):
    """Each kind of bound refuses what is outside."""
    error = refusal(problem, "f(x: float64[n], p: float) -> int", constraints, **args)

    assert part in error.message


def test_a_bound_may_name_another(problem):
    """A dimension or a number of the same call; the message gives its value."""
    entry = "f(x: float64[h, w], row: int, low: float, high: float) -> int"
    bounds = 'row = "0.., < h"\nlow = "<= high"\nx = "not nan"'
    args = {"x": [[1.0, np.inf]] * 3, "row": 2, "low": 1.0, "high": 1.0}

    assert one(problem, entry, bounds, **args)["row"] == 2
    for change, part in (
        ({"row": 3}, "row is 3; allowed is 0.., < h (h is 3)"),
        ({"low": 1.5}, "low is 1.5; allowed is <= high (high is 1)"),
        ({"x": [[1.0, np.nan]] * 3}, "x[0, 1] is nan; allowed is not nan"),
    ):
        assert part in refusal(problem, entry, bounds, **args | change).message
    made = problem("class Box: __init__(n: int); get(i: int) -> int", 'i = "0.., < n"')
    with pytest.raises(InputError, match=r"i is 3; allowed is 0.., < n \(n is 3\)"):
        check_calls(made, [("__init__", {"n": 3}), ("get", {"i": 2}), ("get", {"i": 3})])


def test_axes_may_come_before_the_named_ones(problem):
    """`[..., n, k]` takes matrices and stacks of them; the named axes bind as ever."""
    entry = "f(A: float64[..., n, k], B: float64[..., k, m]) -> float64[..., n, m]"
    stack, matrix = np.ones((5, 4, 2, 3)), np.ones((3, 7))

    assert one(problem, entry, A=stack, B=matrix)["A"].shape == (5, 4, 2, 3)
    assert "at least" in refusal(problem, entry, A=np.ones(3), B=matrix).message
    assert "axis 0 must be 3" in refusal(problem, entry, A=stack, B=np.ones((4, 7))).message
    assert str(problem(entry).entry.functions[0].parameters[0].type) == "float64[..., n, k]"


def test_length_of_a_list_is_bounded(problem):
    """`len(name)` bounds a list, which has no dimension name."""
    error = refusal(problem, "f(x: list[str]) -> int", '"len(x)" = "1..2"', x=["a"] * 3)

    assert error.message == "the length of x is 3; allowed is 1..2."


def test_names_inside_elements_bind_anew(problem):
    """Two arrays of a list may differ in a length that nothing outside fixes."""
    entry = "f(xs: list[float64[n, d]], y: float64[d]) -> int"

    one(problem, entry, xs=[[[1.0]], [[1.0], [2.0]]], y=[0.0])
    error = refusal(problem, entry, xs=[[[1.0]], [[1.0, 2.0]]], y=[0.0])

    assert "xs[1] has shape (1, 2); axis 1 must be 1" in error.message


def test_arithmetic_may_come_before_its_name(problem):
    """`k-1` is checked against a k that a later argument binds, and solved where none does."""
    entry = "f(edges: float64[k-1], values: float64[k]) -> int"

    one(problem, entry, edges=[1.0], values=[1.0, 2.0])
    error = refusal(problem, entry, edges=[1.0], values=[1.0])

    assert "axis 0 must be 0" in error.message


def test_script_makes_objects_and_binds_per_object(problem):
    """Each object has its own lengths; one object keeps them over the script."""
    adam = problem(ADAM)
    script = [
        ("a.__init__", {"lr": 1}),
        ("b.__init__", {"lr": 0.5}),
        ("a.step", {"theta": [1.0]}),
        ("b.step", {"theta": [1.0, 2.0]}),
    ]

    calls = check_calls(adam, script)

    assert [(c.target, c.function) for c in calls][2:] == [("a", "step"), ("b", "step")]
    with pytest.raises(InputError, match=r"^call 5, a.step: theta has shape \(2,\)"):
        check_calls(adam, [*script, ("a.step", {"theta": [1.0, 2.0]})])


def test_lengths_of_a_call_bind_anew(problem):
    """A length in `per_call` may differ from call to call, but must agree inside each."""
    entry = "class S: fit(x: float64[n, d], y: float64[n]); apply(x: float64[n, d]) -> float64[n]"
    scaler = problem(entry, toml='per_call = ["n"]')
    fit = ("fit", {"x": [[1.0, 2.0]], "y": [1.0]})

    calls = check_calls(scaler, [fit, ("apply", {"x": np.ones((3, 2))})])

    assert calls[-1].args["x"].shape == (3, 2)
    with pytest.raises(InputError, match="axis 1 must be 2 as d = 2 from x"):
        check_calls(scaler, [fit, ("apply", {"x": [[1.0]]})])
    with pytest.raises(InputError, match="y has shape"):
        check_calls(scaler, [("fit", {"x": [[1.0]], "y": [1.0, 2.0]})])


def test_script_refusals(problem):
    """A method before the constructor and an unknown method are named by their call."""
    adam = problem(ADAM)

    with pytest.raises(InputError, match='call 1, step: "__init__" must come first'):
        check_calls(adam, [("step", {"theta": [1.0]})])
    with pytest.raises(InputError, match='Did you mean "step"'):
        check_calls(adam, [("__init__", {"lr": 1.0}), ("stop", {})])
    with pytest.raises(InputError, match="must be a list of steps"):
        check_calls(adam, {"lr": 1.0})


def test_constructor_without_arguments_is_added(problem):
    """A class without a declared constructor is made by its first call."""
    stats = problem("class S: push(x: float); merge(other: S) -> S")

    calls = check_calls(stats, [("a.push", {"x": 1}), ("b.merge", {"other": "a"})])

    assert [c.function for c in calls] == ["__init__", "push", "__init__", "merge"]
    assert calls[3].args["other"] == ObjectRef("a")


def test_literals_are_read_and_never_run(problem):
    """A learner's inputs are literals; code in them is refused, not run."""
    scale = problem()
    texts = {"x": "[[1, -2]]", "factors": "[2]", "power": "1"}

    (call,) = parse_literals(scale, texts)

    assert call.args["x"].tolist() == [[1.0, -2.0]]
    for hostile in ("__import__('os')", "[x for x in 'a']", "(" * 5000, "1\0", "9" * 70_000, ""):
        with pytest.raises(InputError):
            parse_literals(scale, {**texts, "power": hostile})
    with pytest.raises(InputError, match=r"x\[0, 0\] is inf"):
        parse_literals(scale, {**texts, "x": "[[inf, 1]]"})


def test_function_is_named(problem):
    """For a function parameter the literal is a name of cases.py."""
    gradient = problem("g(f: fn(float) -> float, x: float) -> float")

    (call,) = parse_literals(gradient, {"f": "normal", "x": "1"})

    assert isinstance(call.args["f"], FunctionRef)
    with pytest.raises(InputError, match="name of a function"):
        parse_literals(gradient, {"f": "nothing", "x": "1"})


ARRAYS = stnp.arrays(
    st.sampled_from(["float64", "float32", "int64", "uint8", "bool"]),
    stnp.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=3),
)


@given(ARRAYS)
def test_coercion_is_idempotent_and_loses_nothing(array):
    """An array of the declared dtype is itself; its list gives the same values again."""
    type_ = parse_type(f"{array.dtype}[...]")

    kept = Coercion("x", []).value(type_, array, "x")

    assert kept is array
    if array.size:
        read = Coercion("x", []).value(type_, array.tolist(), "x")
        assert read.dtype == array.dtype
        np.testing.assert_array_equal(read, array)


@given(st.lists(st.tuples(st.text(), st.text(), st.text(), st.integers(0, 99)), unique=True))
def test_seeds_differ_and_repeat(keys):
    """The seed is a function of all its parts and of the salt."""
    seeds = [case_seed(PUBLIC_SALT, *key) for key in keys]

    assert len(set(seeds)) == len(keys)
    assert seeds == [case_seed(PUBLIC_SALT, *key) for key in keys]
    assert all(case_seed(Salt("x", b"y"), *k) != s for k, s in zip(keys, seeds, strict=True))
    assert all(0 <= seed < 1 << 128 for seed in seeds)


def test_salt_does_not_show_its_secret():
    """Neither repr nor str of a salt holds the secret."""
    assert "hidden" not in repr(Salt("one", b"hidden"))
