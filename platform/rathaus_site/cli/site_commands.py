"""Commands of the packages below. They need Django's set-up, so they are loaded only when called."""

import os

import django
import typer

from rathaus_site.embedded import environment_file
from rathaus_site.embedded.state import state

COMMANDS = {
    "town": "Städte anlegen, umbenennen, sperren, sichern, löschen.",
    "services": "Der Katalog der Leistungen.",
    "identity": "Keycloak: Soll und Ist.",
    "migrate": "Tabellen aller Städte auf den neuen Stand bringen.",
    "audit": "Das Protokoll, das niemand ändern kann.",
}


def set_up_django() -> None:
    """Django with the environment of the state folder; what is set in the process's environment wins."""
    environment_file.load(state().environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")
    django.setup()


def mount(app: typer.Typer, arguments: list[str]) -> None:
    """Adds the commands: the one that is called with its module, the others as a name with its help."""
    called = next((argument for argument in arguments if not argument.startswith("-")), "")
    for name, text in COMMANDS.items():
        app.add_typer(_loaded(name) if name == called else typer.Typer(), name=name, help=text)


def _loaded(name: str) -> typer.Typer:
    set_up_django()
    from rathaus_site.cli import below

    return below.APPS[name]
