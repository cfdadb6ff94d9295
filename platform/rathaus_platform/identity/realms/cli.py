"""`rathaus identity plan` and `apply`: show and make what Keycloak needs.

Towns with the service account; the realms themselves too when an administrator is given. What needs Django's
models is imported inside the commands: this module is loaded before the apps are.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from django.conf import settings
from django.utils.module_loading import import_string
from rich.console import Console

from rathaus_platform.errors import PlatformError
from rathaus_platform.identity.realms.report import as_text
from rathaus_platform.identity.realms.values import TownIdentity
from rathaus_platform.identity.realms.wanted import Change

app = typer.Typer(no_args_is_help=True, help="Keycloak: Soll und Ist.")

AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]
Admin = Annotated[str, typer.Option(envvar="RATHAUS_KEYCLOAK_ADMIN", help="Auch die Bereiche selbst.")]
Password = Annotated[str, typer.Option(envvar="RATHAUS_KEYCLOAK_ADMIN_PASSWORD", hidden=True)]


@app.command()
def plan(admin: Admin = "", admin_password: Password = "", as_json: AsJson = False) -> None:
    """Zeigt, was sich ändern würde. Liest nur."""
    from rathaus_platform.identity.deployment import deployment
    from rathaus_platform.identity.realms import api

    with _refusing(as_json):
        changes: list[Change] = []
        if admin:
            changes += api.plan_bootstrap(deployment(), admin, admin_password)
        if not any(c.wanted.kind == "realm" and c.action == "create" for c in changes):
            changes += api.plan_towns(deployment(), (town for _ref, town in _towns()))
        _show(changes, as_json)


@app.command()
def apply(admin: Admin = "", admin_password: Password = "", as_json: AsJson = False) -> None:
    """Bringt Keycloak auf den Sollstand und liest jede Änderung zurück."""
    from rathaus_platform.identity.api import remember_clients
    from rathaus_platform.identity.deployment import deployment
    from rathaus_platform.identity.realms import api

    with _refusing(as_json):
        changes: list[Change] = []
        if admin:
            changes += api.bootstrap(deployment(), admin, admin_password)
        for ref, town in _towns():
            changes += api.apply_towns(deployment(), (town,))
            with import_string(settings.RATHAUS_IN_TOWN)(ref):
                remember_clients(api.ensure_town(deployment(), town))
        _show(changes, as_json)


def _towns() -> Iterator[tuple[Any, TownIdentity]]:
    # The platform knows no towns: the settings name who does.
    backchannel_url = import_string(settings.RATHAUS_BACKCHANNEL_URL)
    for ref in import_string(settings.RATHAUS_EACH_TOWN)():
        yield ref, TownIdentity(ref.slug, ref.name, ref.base_url, backchannel_url(ref))


def _show(changes: Iterable[Change], as_json: bool) -> None:
    rows = list(changes)
    if as_json:
        typer.echo(json.dumps({"changes": [change.as_json() for change in rows]}, ensure_ascii=False))
    else:
        Console().print(as_text(rows), markup=False, highlight=False)


@contextmanager
def _refusing(as_json: bool) -> Iterator[None]:
    """End the command with code 1 and the reason when something expected goes wrong."""
    try:
        yield
    except PlatformError as problem:
        if as_json:
            typer.echo(json.dumps({"error": problem.code, "text": str(problem.text)}, ensure_ascii=False))
        else:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
