"""Commands of the packages below. They need Django's set-up, so they are loaded only when called."""

import os
from importlib import import_module

import django
import typer

from rathaus_site.embedded import environment_file
from rathaus_site.embedded.state import state

# name, module and variable of the typer app, help
COMMANDS = {
    "town": ("rathaus_tenants.cli", "town", "Städte anlegen, umbenennen, sperren, sichern, löschen."),
    "migrate": ("rathaus_tenants.cli", "migrate", "Tabellen aller Städte auf den neuen Stand bringen."),
    "identity": (
        "rathaus_platform.identity.realms.cli",
        "app",
        "Keycloak in den gewünschten Zustand bringen.",
    ),
    "services": ("rathaus_services.cli", "services", "Der Katalog der Leistungen."),
}


def set_up_django() -> None:
    """Django with the environment of the state folder; what is set in the process's environment wins."""
    environment_file.load(state().environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")
    django.setup()


def mount(app: typer.Typer, arguments: list[str]) -> None:
    """Adds the commands: the one that is called with its module, the others as a name with its help."""
    called = next((argument for argument in arguments if not argument.startswith("-")), "")
    if called in COMMANDS:
        set_up_django()
    for name, (module, variable, text) in COMMANDS.items():
        part = typer.Typer()
        if name == called:
            part = getattr(import_module(module), variable)
        app.add_typer(part, name=name, help=text)
