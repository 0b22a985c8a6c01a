"""The Python files, read but never run: entry, generators, names that cases may not use."""

import ast
from collections.abc import Iterator, Mapping

from problems import syntax
from problems.errors import Place
from problems.lint.finding import Check, Report, Severity, Subject
from problems.schema import did_you_mean
from problems.starter import starter_code
from problems.types import Function

_FORBIDDEN_MODULES = frozenset(
    (
        *("asyncio", "builtins", "ctypes", "datetime", "gc", "glob", "http", "importlib"),
        *("inspect", "io", "multiprocessing", "os", "pathlib", "pickle", "random", "requests"),
        *("secrets", "shutil", "signal", "socket", "subprocess", "sys", "tempfile"),
        *("threading", "time", "urllib", "uuid"),
    )
)
_FORBIDDEN_CALLS = frozenset({"open", "exec", "eval", "__import__", "input", "default_rng", "id"})


def entry_is_defined(subject: Subject) -> Iterator[Report]:
    for name, tree in subject.trees.items():
        if name in {"cases.py", "checker.py", "visual.py"} or _fails_to_compile(subject, name):
            continue
        yield from _entry_faults(subject, name, tree)


def _fails_to_compile(subject: Subject, name: str) -> bool:
    """A wrong solution may lack the entry where that is its declared fault."""
    return any(
        m.place.file == name and m.expectation.verdict == "compile_error"
        for m in subject.problem.misconceptions
    )


def _entry_faults(subject: Subject, name: str, tree: ast.Module) -> Iterator[Report]:
    entry = subject.problem.entry
    defined = definitions(tree.body)
    for wanted in entry.names:
        found = defined.get(wanted)
        if found is None:
            near = did_you_mean(wanted, defined)
            message = f'the file does not define "{wanted}"; the entry is {entry.text}.{near}'
            yield Severity.ERROR, Place(name), message
        elif isinstance(found, ast.ClassDef):
            methods = definitions(found.body)
            # A base class may hold the methods; only a run can tell.
            for function in () if found.bases else entry.functions:
                method = methods.get(function.name)
                if isinstance(method, ast.FunctionDef):
                    yield from _parameter_faults(name, function, method, 1)
                elif method is None and (function.name != "__init__" or function.parameters):
                    message = f'the class {wanted} has no method "{function.name}"; add it.'
                    yield Severity.ERROR, Place(name, found.lineno), message
        elif isinstance(found, ast.FunctionDef):
            declared = entry.function(wanted)
            if declared is not None:
                yield from _parameter_faults(name, declared, found, 0)


def _parameter_faults(
    name: str, function: Function, found: ast.FunctionDef, skipped: int
) -> Iterator[Report]:
    arguments = found.args
    if arguments.vararg or arguments.kwarg:
        return
    given = [a.arg for a in (*arguments.posonlyargs, *arguments.args)][skipped:]
    declared = [p.name for p in function.parameters]
    if given[: len(declared)] != declared or len(given) - len(declared) > len(arguments.defaults):
        message = (
            f"{function.name} takes ({', '.join(given)}); the entry says ({', '.join(declared)})."
        )
        yield Severity.ERROR, Place(name, found.lineno), message


def generators(subject: Subject) -> Iterator[Report]:
    tree = subject.trees["cases.py"]
    functions = {n: d for n, d in definitions(tree.body).items() if isinstance(d, ast.FunctionDef)}
    if "samples" not in functions:
        yield Severity.ERROR, Place("cases.py"), 'there is no "samples"; define it and yield cases.'
    if "edges" not in functions:
        message = 'there is no "edges": the smallest and strangest inputs, picked by hand.'
        yield Severity.WARNING, Place("cases.py"), message
    uses = {use.name: use for group in subject.problem.groups for use in group.uses}
    for name in uses:
        if name not in functions:
            message = f'cases.py has no generator "{name}".{did_you_mean(name, functions)}'
            yield Severity.ERROR, Place("problem.toml", _line_of(subject, f'"{name}"')), message
    for name, function in functions.items():
        parameters = [a.arg for a in function.args.args]
        if parameters[:1] != ["rng"]:
            if name in uses:
                message = f"{name} is used as a generator; its first parameter must be rng."
                yield Severity.ERROR, Place("cases.py", function.lineno), message
            continue
        if name not in uses and not name.startswith("_"):
            message = f"no group uses the generator {name}; use it or put _ before its name."
            yield Severity.ERROR, Place("cases.py", function.lineno), message
        elif name in uses:
            yield from _argument_faults(function, uses[name].arguments)


def _argument_faults(
    function: ast.FunctionDef, arguments: Mapping[str, object]
) -> Iterator[Report]:
    known = [a.arg for a in (*function.args.args[1:], *function.args.kwonlyargs)]
    for name in arguments:
        if name not in known and function.args.kwarg is None:
            message = f'{function.name} has no parameter "{name}".{did_you_mean(name, known)}'
            yield Severity.ERROR, Place("cases.py", function.lineno), message


def _line_of(subject: Subject, text: str) -> int | None:
    lines = subject.texts["problem.toml"].splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), None)


def cases_use_only_rng(subject: Subject) -> Iterator[Report]:
    for node in ast.walk(subject.trees["cases.py"]):
        what = _forbidden(node)
        if what is not None:
            line = getattr(node, "lineno", None)
            message = (
                f"{what} has no place here: cases are a function of rng and the arguments alone."
            )
            yield Severity.ERROR, Place("cases.py", line), message


def _forbidden(node: ast.AST) -> str | None:
    match node:
        case ast.Import(names=names):
            for alias in names:
                if alias.name.split(".")[0] in _FORBIDDEN_MODULES or alias.name == "numpy.random":
                    return f"import {alias.name}"
        case ast.ImportFrom(module=str(module)):
            if module.split(".")[0] in _FORBIDDEN_MODULES or module == "numpy.random":
                return f"from {module} import …"
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="random")):
            # The type may stand in an annotation.
            return None if node.attr == "Generator" else f"np.random.{node.attr}"
        case ast.Call(func=ast.Name(id=name)) if name in _FORBIDDEN_CALLS:
            return f"{name}()"
    return None


def starter_parses(subject: Subject) -> Iterator[Report]:
    try:
        syntax.parse(starter_code(subject.problem))
    except SyntaxError as error:
        message = f"the starter made of title and entry is not Python: {error.msg}."
        yield Severity.ERROR, Place("problem.toml", _line_of(subject, "entry")), message


def definitions(body: list[ast.stmt]) -> dict[str, ast.AST]:
    """The names that a body defines at its top level, with what defines them."""
    found: dict[str, ast.AST] = {}
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = node
            case ast.Assign(targets=targets):
                found |= {t.id: node for t in targets if isinstance(t, ast.Name)}
            case ast.ImportFrom(names=names) | ast.Import(names=names):
                found |= {(alias.asname or alias.name): node for alias in names}
    return found


def sample_count(tree: ast.Module) -> int | None:
    """How many samples cases.py yields, None where only a run can tell."""
    samples = definitions(tree.body).get("samples")
    if not isinstance(samples, ast.FunctionDef):
        return None
    yields = [n for n in ast.walk(samples) if isinstance(n, ast.Yield | ast.YieldFrom)]
    direct = [
        n.value for n in samples.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Yield)
    ]
    return len(direct) if len(direct) == len(yields) else None


CHECKS = (
    Check("L13", "Reference, solutions and wrong solutions define the entry", entry_is_defined),
    Check("L09", "Generators exist and are used", generators),
    Check("L11", "Cases use nothing but their rng", cases_use_only_rng),
    Check("S07", "The starter is Python", starter_parses),
)
