"""import-linter's contracts hold, and other packages come in through `api.py`."""

import ast
from collections.abc import Iterator
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
SOURCE_ROOTS = ("platform", "tenants", "service_modules", "cms", "graphql")

# What other packages may import beside `<sub-package>.api`: pure values, base classes, switching towns.
PUBLIC = (
    "rathaus_platform.errors",
    "rathaus_platform.clock",
    "rathaus_platform.ids",
    "rathaus_platform.languages",
    "rathaus_platform.money",
    "rathaus_platform.observability.log_context",
    "rathaus_platform.identity.trust",
    "rathaus_platform.sentences",
    "rathaus_tenants.context",
    "rathaus_tenants.tasks",
    "rathaus_tenants.values",
    "rathaus_services.sdk",
)


def foreign_imports() -> Iterator[tuple[str, str]]:
    """(file, imported module) for every import of a module of another package."""
    for root in SOURCE_ROOTS:
        for path in (ROOT / root).rglob("*.py"):
            package = path.relative_to(ROOT / root).parts[0]
            if package == "rathaus_site" or "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("rathaus_"):
                    continue
                module = node.module or ""
                if not module.startswith(f"{package}.") and module != package:
                    names = {f"{module}.{alias.name}" for alias in node.names}
                    yield str(path.relative_to(ROOT)), module if module.endswith(".api") else min(names)


def test_the_contracts_hold(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True) == 0


def test_other_packages_come_in_through_api() -> None:
    wrong = [
        (path, module)
        for path, module in foreign_imports()
        if not module.endswith(".api") and ".api." not in module and not module.startswith(PUBLIC)
    ]

    assert wrong == []
