"""`rathaus services docs`: writes the generated reference pages."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rathaus_services import registry
from rathaus_services.reference import rules, services

FOLDER = Path("docs/reference")


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {"services.md": services.page(registry.loaded()), "service-rules.md": rules.page()}


def docs(output: Annotated[Path, typer.Option("--output", help="Ordner der Seiten.")] = FOLDER) -> None:
    """Schreibt die Nachschlageseiten: alle Leistungen mit Recht und Parametern, alle Regeln."""
    output.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (output / name).write_text(text)
        Console().print(f"{output / name} geschrieben.", markup=False)
