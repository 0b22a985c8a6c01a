"""Names that a problem forbids, found in the source text; and a function's own source.

This keeps honest people on the path. It is not security: the sandbox is.
"""

import ast
import types


def broken(source: str, forbidden: list[str]) -> tuple[str, int] | None:
    """The first use of a forbidden dotted name: the name and its line, or None.

    Aliases of imports are followed (`import numpy.linalg as la; la.svd`), and so are constant
    names in `getattr` and `importlib.import_module`.
    """
    tree = ast.parse(source)
    aliases = _aliases(tree)
    for node in ast.walk(tree):
        for name in _used_names(node, aliases):
            for rule in forbidden:
                if name == rule or name.startswith(rule + "."):
                    return rule, getattr(node, "lineno", 1)
    return None


def function_source(source: str, function: types.FunctionType) -> str:
    """The text of the top-level function and of the imports before it."""
    tree = ast.parse(source)
    kept = [
        ast.get_source_segment(source, node) or ""
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.FunctionDef) and node.name == function.__name__)
    ]
    return "\n\n".join(kept)


def _aliases(tree: ast.Module) -> dict[str, str]:
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    found[alias.asname] = alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return found


def _used_names(node: ast.AST, aliases: dict[str, str]) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names):
            return [f"{module}.{alias.name}" for alias in names]
        case ast.Attribute() | ast.Name():
            name = _dotted(node, aliases)
            return [name] if name else []
        case ast.Call(func=ast.Name(id="getattr"), args=[owner, ast.Constant(value=str(key)), *_]):
            base = _dotted(owner, aliases)
            return [f"{base}.{key}"] if base else []
        case ast.Call(
            func=ast.Name(id="__import__") | ast.Attribute(attr="import_module"),
            args=[ast.Constant(value=str(module)), *_],
        ):
            return [module]
        case ast.BinOp(op=ast.MatMult()):
            return ["@"]
    return []


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return aliases.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, aliases)
        return f"{base}.{node.attr}" if base else None
    return None
