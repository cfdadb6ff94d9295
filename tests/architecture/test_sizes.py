"""The house limits: small files, short functions, no drawer for everything."""

import ast
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
SOURCE_ROOTS = ("platform", "tenants", "service_modules", "cms", "graphql")
DRAWERS = {"utils.py", "helpers.py", "misc.py", "common.py"}
FILES = [
    path
    for root in SOURCE_ROOTS
    for path in (ROOT / root).rglob("*.py")
    if "migrations" not in path.parts and path.stat().st_size > 0
]


def percentile95(values: list[int]) -> float:
    return quantiles(values, n=20)[-1]


def test_files_are_small() -> None:
    lines = {path: len(path.read_text().splitlines()) for path in FILES}

    assert median(lines.values()) <= 60
    assert percentile95(list(lines.values())) <= 400
    assert [str(path) for path, count in lines.items() if count > 600] == []


def test_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert percentile95(lengths) <= 40


def test_there_is_no_drawer_for_everything() -> None:
    assert [str(path) for path in FILES if path.name in DRAWERS] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in FILES if ast.get_docstring(ast.parse(path.read_text())) is None]

    assert [str(path.relative_to(ROOT)) for path in silent] == []
