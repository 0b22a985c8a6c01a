"""Which operator, function or argument stands for which in a mutant."""

import ast

SYMBOLS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
ARITHMETIC = {
    "+": ("-",),
    "-": ("+",),
    "*": ("/",),
    "/": ("*",),
    "//": ("*",),
    "%": ("//",),
    "**": ("*",),
    "@": ("*",),
    "&": ("|",),
    "|": ("&",),
    "^": ("|",),
    "<<": (">>",),
    ">>": ("<<",),
}
AUGMENTED = {name: others for name, others in ARITHMETIC.items() if name not in {"@", "**"}}
COMPARISON = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "in": ("not in",),
    "not in": ("in",),
    "is": ("is not",),
    "is not": ("is",),
}
DROPPED_KEYWORDS = frozenset(
    {"axis", "axes", "keepdims", "ddof", "initial", "default", "key", "reverse", "side"}
)
REDUCTIONS = {
    "sum": ("mean", "max"),
    "mean": ("sum",),
    "max": ("min",),
    "min": ("max",),
    "amax": ("amin",),
    "amin": ("amax",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "any": ("all",),
    "all": ("any",),
    "prod": ("sum",),
    "std": ("var",),
    "var": ("std",),
    "median": ("mean",),
    "cumsum": ("cumprod",),
    "cumprod": ("cumsum",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "zeros_like": ("ones_like",),
    "ones_like": ("zeros_like",),
    "logical_and": ("logical_or",),
    "logical_or": ("logical_and",),
    "exp": ("expm1",),
    "log": ("log1p",),
    "sin": ("cos",),
    "cos": ("sin",),
}
DROPPED_CALLS = frozenset(
    {
        *("sqrt", "abs", "square", "transpose", "flip", "sorted", "reversed", "cumsum", "clip"),
        *("log", "exp", "tanh", "sort", "unique", "diff", "round", "floor", "ceil"),
    }
)
