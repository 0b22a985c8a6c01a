"""The function that runs beside a walkthrough's code: its source is put below that code."""


def look_at_step(
    example: str, below: int, scopes: list[str], expressions: list[str], free: list[list[str]]
) -> tuple[list[object], dict[int, str]]:
    """Run an example over this module's code and look at expressions inside its functions.

    A profile function sees the frames of the code when they return: that is how names inside a
    function have values without a line being added to it. An expression belongs to the nearest of
    `scopes` that has one of its names as a variable of its own, and the last return counts at
    which it has a value. What belongs to none is looked up among the names of the example.

    It runs with nothing but this source, so whatever it needs is imported inside.

    Args:
        below: how many lines the program has; the example's are counted from there.
        scopes: qualified names of functions, the nearest first.
        free: the names in each expression that it does not bind itself.

    Returns:
        the values, and by the number of an expression why it has none.
    """
    import copy
    import sys
    from types import FrameType

    import numpy as np

    here = sys._getframe().f_code.co_filename
    names = dict(globals(), np=np)
    found: dict[int, tuple[int, object]] = {}
    faults: dict[int, str] = {}

    def look(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event != "return" or code.co_filename != here or code.co_qualname not in scopes:
            return
        distance = scopes.index(code.co_qualname)
        own = {*code.co_varnames, *code.co_cellvars}
        seen = {**frame.f_globals, **frame.f_locals}
        for number, expression in enumerate(expressions):
            is_nearest = number not in found or distance <= found[number][0]
            if is_nearest and own.intersection(free[number]):
                keep(number, distance, expression, seen)

    def keep(number: int, distance: int, expression: str, seen: dict[str, object]) -> None:
        try:
            found[number] = distance, copy.deepcopy(eval(expression, seen))  # noqa: S307
            faults.pop(number, None)
        except Exception as error:
            # A name may get its value at a later return, or below the code.
            is_early = isinstance(error, NameError) and distance < len(scopes)
            if number not in found and not is_early:
                faults[number] = f"{type(error).__name__}: {error}"

    program = compile("\n" * below + example, here, "exec")
    sys.setprofile(look)
    try:
        exec(program, names)  # noqa: S102  this process exists to do that
    finally:
        sys.setprofile(None)
    for number, expression in enumerate(expressions):
        if number not in found and number not in faults:
            keep(number, len(scopes), expression, names)
    values = [found.get(number, (0, None))[1] for number in range(len(expressions))]
    return values, faults
