"""R9xx: a module stays data; its hooks, where it has any, are short and pure."""

import ast
from collections.abc import Iterator

from rathaus_services.fees.hooks import ALLOWED
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "hooks.py"
LONGEST = 120
LARGEST = 1_000_000
_FORBIDDEN = {
    *("open", "exec", "eval", "compile", "input", "print", "globals", "locals", "vars", "dir", "getattr", "setattr"),
    *("delattr", "hasattr", "type", "object", "super", "memoryview", "breakpoint", "help"),
}


def hooks_are_short(source: Source, _module: Module) -> Iterator[Problem]:
    """R901: hooks have at most 120 lines."""
    lines = len(source.raw.get(FILE, "").splitlines())
    if lines > LONGEST:
        text = f"{lines} Zeilen sind zu viel."
        mend = f"Kürzen Sie auf {LONGEST} oder schlagen Sie eine Regel vor."
        yield Problem(source.key, FILE, "R901", text, mend, LONGEST + 1)


def hooks_are_pure(source: Source, _module: Module) -> Iterator[Problem]:
    """R903: hooks import the sdk and reckon: no names that reach outside, no endless loops, nothing caught.

    Nor numbers that one call of Python's could reckon with for hours: the time limit goes by lines, and none ends then.
    """
    if FILE not in source.raw:
        return
    try:
        tree = ast.parse(source.raw[FILE])
    except SyntaxError as problem:
        yield Problem(
            source.key, FILE, "R903", f"Kein Python: {problem.msg}", "Schreiben Sie es richtig.", problem.lineno
        )
        return
    for node in ast.walk(tree):
        for name in _reaches_out(node):
            line = getattr(node, "lineno", None)
            text = f"{name} ist hier nicht erlaubt."
            yield Problem(source.key, FILE, "R903", text, "Rechnen Sie mit rathaus_services.sdk.", line)


def _reaches_out(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name not in ALLOWED]
    if isinstance(node, ast.ImportFrom):
        return [] if node.module in ALLOWED else [node.module or "."]
    if isinstance(node, ast.Name) and (node.id in _FORBIDDEN or node.id.startswith("__")):
        return [node.id]
    if isinstance(node, ast.Attribute) and (node.attr.startswith("__") or node.attr.startswith("format")):
        return [node.attr]
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Pow | ast.LShift):
        return ["**" if isinstance(node.op, ast.Pow) else "<<"]
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > LARGEST:
        return [f"Eine Zahl über {LARGEST}"]
    if isinstance(node, ast.While | ast.Try | ast.Global):
        return [type(node).__name__.lower()]
    return []


RULES = (hooks_are_short, hooks_are_pure)
