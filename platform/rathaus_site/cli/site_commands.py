"""Commands of the packages below. They need Django's set-up, so they are loaded only when called."""

import os
from collections.abc import Mapping

import django
import typer

from rathaus_site.cli import without_servers
from rathaus_site.embedded import environment_file
from rathaus_site.embedded.state import state

COMMANDS = {
    "town": "Städte anlegen, umbenennen, sperren, sichern, löschen.",
    "services": "Der Katalog der Leistungen.",
    "identity": "Keycloak: Soll und Ist.",
    "migrate": "Tabellen aller Städte auf den neuen Stand bringen.",
    "audit": "Das Protokoll, das niemand ändern kann.",
    "prove": "Beweise: keine Stadt kommt an eine andere.",
}


def set_up_django(defaults: Mapping[str, str] | None = None) -> None:
    """Django with the environment of the state folder; what is set in the process's environment wins."""
    environment_file.load(state().environment)
    for name, value in (defaults or {}).items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")
    django.setup()


def mount(app: typer.Typer, arguments: list[str]) -> None:
    """Adds the commands: the one that is called with its module, the others as a name with its help."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    called = words[0] if words else ""
    for name, text in COMMANDS.items():
        app.add_typer(_loaded(name, words[1:2]) if name == called else typer.Typer(), name=name, help=text)


def _loaded(name: str, command: list[str]) -> typer.Typer:
    offline = name == "services" and without_servers.COMMANDS.issuperset(command)
    set_up_django(without_servers.SETTINGS if offline else None)
    from rathaus_site.cli import below

    return below.APPS[name]
