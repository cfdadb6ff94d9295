"""R9xx: a module stays data; its hooks, where it has any, are short and pure."""

import ast
from collections.abc import Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "hooks.py"
LONGEST = 120
_ALLOWED = {"__future__", "collections.abc", "datetime", "decimal", "rathaus_services.sdk", "typing"}
_FORBIDDEN = {"open", "exec", "eval", "compile", "__import__", "input", "print", "globals", "getattr", "setattr"}


def hooks_are_short(source: Source, _module: Module) -> Iterator[Problem]:
    """R901."""
    lines = len(source.raw.get(FILE, "").splitlines())
    if lines > LONGEST:
        text = f"{lines} Zeilen sind zu viel."
        yield source.problem("R901", FILE, text, f"Kürzen Sie auf {LONGEST} oder schlagen Sie eine Regel vor.")


def hooks_are_pure(source: Source, _module: Module) -> Iterator[Problem]:
    """R903: imports of the sdk and plain reckoning only, no names that reach outside."""
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
            yield Problem(
                source.key, FILE, "R903", f"{name} ist hier nicht erlaubt.", "Nutzen Sie rathaus_services.sdk.", line
            )


def _reaches_out(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name not in _ALLOWED]
    if isinstance(node, ast.ImportFrom):
        return [] if node.module in _ALLOWED else [node.module or "."]
    if isinstance(node, ast.Name) and node.id in _FORBIDDEN:
        return [node.id]
    if isinstance(node, ast.Attribute) and node.attr.startswith("__"):
        return [node.attr]
    return []


RULES = (hooks_are_short, hooks_are_pure)
