"""`rathaus identity plan`, `apply` and `rotate`: show and make what Keycloak needs, give towns new keys.

Towns with the service account; the realms themselves too when an administrator is given. What needs Django's
models is imported inside the commands: this module is loaded before the apps are.
"""

import getpass
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from django.utils.module_loading import import_string
from rich.console import Console

from rathaus_platform.errors import NotFound, PlatformError
from rathaus_platform.identity.realms import directory_cli as options
from rathaus_platform.identity.realms import themes
from rathaus_platform.identity.realms.progress import each
from rathaus_platform.identity.realms.report import as_text
from rathaus_platform.identity.realms.values import DepartedTown, TownIdentity
from rathaus_platform.identity.realms.wanted import Change

app = typer.Typer(no_args_is_help=True, help="Keycloak: Soll und Ist.")

AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]
Admin = Annotated[str, typer.Option(envvar="RATHAUS_KEYCLOAK_ADMIN", help="Auch die Bereiche selbst.")]
Password = Annotated[str, typer.Option(envvar="RATHAUS_KEYCLOAK_ADMIN_PASSWORD", hidden=True)]


@app.command()
def plan(admin: Admin = "", admin_password: Password = "", as_json: AsJson = False) -> None:
    """Zeigt, was sich ändern würde. Liest nur."""
    from rathaus_platform.identity.deployment import deployment, with_peers
    from rathaus_platform.identity.realms import api

    with _refusing(as_json):
        changes: list[Change] = []
        if admin:
            changes += api.plan_bootstrap(with_peers(), admin, admin_password)
        if not any(c.wanted.kind == "realm" and c.action == "create" for c in changes):
            towns, departed = [_as_kept(ref, town) for ref, town in _towns()], list(_departed())
            at_keycloak = api.Towns(deployment(), len(towns) + len(departed))
            for town in towns:
                changes += at_keycloak.plan(town)
            for gone in departed:
                changes += at_keycloak.plan_removal(gone)
        _show(changes, as_json)


@app.command()
def apply(admin: Admin = "", admin_password: Password = "", as_json: AsJson = False) -> None:
    """Bringt Keycloak auf den Sollstand und liest jede Änderung zurück. Nach einem Abbruch geht es weiter."""
    from rathaus_platform.identity.api import bring_town
    from rathaus_platform.identity.deployment import deployment, with_peers
    from rathaus_platform.identity.realms import api

    with _refusing(as_json):
        changes: list[Change] = []
        if admin:
            changes += api.bootstrap(with_peers(), admin, admin_password)
        towns = list(_towns())
        at_keycloak = api.Towns(deployment(), len(towns))
        with each("Keycloak", towns, quiet=as_json) as listed:
            for ref, town in listed:
                with _in_town(ref):
                    changes += bring_town(at_keycloak, town)
        for gone in _departed():
            changes += at_keycloak.remove(gone)
        _show(changes, as_json)


@app.command()
def rotate(
    town: Annotated[str, typer.Argument(help="Kurzname der Kommune.")] = "",
    all_towns: Annotated[bool, typer.Option("--all", help="Alle Kommunen.")] = False,
    at_once: Annotated[bool, typer.Option("--at-once", help="Der alte Schlüssel gilt sofort nicht mehr.")] = False,
    as_json: AsJson = False,
) -> None:
    """Gibt Kommunen neue Schlüssel für Keycloak; alter und neuer gelten eine Stunde lang beide."""
    from rathaus_platform.audit.api import Actor
    from rathaus_platform.identity.actions.rotate_keys import OVERLAP, rotate_keys
    from rathaus_platform.identity.deployment import deployment
    from rathaus_platform.identity.realms import api

    if bool(town) == all_towns:
        raise typer.BadParameter("Nennen Sie eine Kommune oder --all.")
    with _refusing(as_json):
        towns = [(ref, one) for ref, one in _towns() if all_towns or one.slug == town]
        if not towns:
            raise NotFound(f"Diese Kommune gibt es nicht: {town}")
        at_keycloak = api.Towns(deployment(), len(towns))
        by = Actor("operator", getpass.getuser(), getpass.getuser())
        overlap = timedelta(0) if at_once else OVERLAP
        rotated = {}
        with each("Neue Schlüssel", towns, quiet=as_json) as listed:
            for ref, one in listed:
                with _in_town(ref):
                    rotated[one.slug] = rotate_keys(at_keycloak, one, by, overlap=overlap)
        _show_rotated(rotated, as_json)


@app.command()
def directory(
    town: Annotated[str, typer.Argument(help="Kurzname der Kommune.")],
    kind: options.Kind = "",
    metadata: options.Metadata = "",
    domain: options.Domains = [],  # noqa: B006 - typer reads it as "none given"
    client_id: options.ClientId = "",
    secret: options.Secret = "",
    group: options.Groups = [],  # noqa: B006
    office: options.Offices = [],  # noqa: B006
    attribute: options.Attribute = "groups",
    off: options.Off = False,
    as_json: AsJson = False,
) -> None:
    """Zeigt das eigene Verzeichnis einer Kommune; mit --kind und --metadata verbindet es sie damit."""
    with _refusing(as_json):
        found = next(((ref, one) for ref, one in _towns() if one.slug == town), None)
        if found is None:
            raise NotFound(f"Diese Kommune gibt es nicht: {town}")
        new = None
        if kind:
            new = options.declared(kind, metadata, domain, client_id, secret, group, office, attribute)
        now, changes = options.in_its_town(_as_kept(*found), _in_town(found[0]), new, off=off)
        kept = now.as_json() if now else None
        if as_json:
            told = {"directory": kept, "changes": [change.as_json() for change in changes]}
            typer.echo(json.dumps(told, ensure_ascii=False))
        else:
            Console().print_json(data=kept) if kept else typer.echo("Kein eigenes Verzeichnis.")


@app.command()
def theme(folder: Annotated[Path, typer.Argument(help="Der Ordner `themes` eines Keycloak.")]) -> None:
    """Legt das Aussehen der Anmeldeseiten in ein Keycloak."""
    try:
        typer.echo(themes.install(folder))
    except OSError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem


def _towns() -> Iterator[tuple[Any, TownIdentity]]:
    # The platform knows no towns: the settings name who does.
    backchannel_url = import_string(settings.RATHAUS_BACKCHANNEL_URL)
    for ref in import_string(settings.RATHAUS_EACH_TOWN)():
        yield ref, TownIdentity(ref.slug, ref.name, ref.base_url, backchannel_url(ref))


def _departed() -> Iterator[DepartedTown]:
    gone: Iterator[DepartedTown] = import_string(settings.RATHAUS_DEPARTED_TOWNS)()
    return gone


def _in_town(ref: Any) -> AbstractContextManager[Any]:
    bound: AbstractContextManager[Any] = import_string(settings.RATHAUS_IN_TOWN)(ref)
    return bound


def _as_kept(ref: Any, town: TownIdentity) -> TownIdentity:
    from rathaus_platform.identity.actions.bring_town import as_kept

    with _in_town(ref):
        return as_kept(town)


def _show(changes: Iterable[Change], as_json: bool) -> None:
    rows = list(changes)
    if as_json:
        typer.echo(json.dumps({"changes": [change.as_json() for change in rows]}, ensure_ascii=False))
    else:
        Console().print(as_text(rows), markup=False, highlight=False)


def _show_rotated(rotated: Mapping[str, Sequence[str]], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"rotated": rotated}, ensure_ascii=False))
        return
    new = sum(1 for realms in rotated.values() if realms)
    typer.echo(f"{new} von {len(rotated)} Kommunen haben neue Schlüssel.")
    if new < len(rotated):
        typer.echo("Bei den anderen gilt ein alter Schlüssel noch, oder sie haben keinen: `rathaus identity apply`.")


@contextmanager
def _refusing(as_json: bool) -> Iterator[None]:
    """End the command with code 1 and the reason when something expected goes wrong."""
    try:
        yield
    except PlatformError as problem:
        details = [str(one.text) for one in getattr(problem, "problems", ())]
        if as_json:
            text = " ".join([str(problem.text), *details])
            typer.echo(json.dumps({"error": problem.code, "text": text}, ensure_ascii=False))
        else:
            typer.echo("\n".join([str(problem), *details]), err=True)
        raise typer.Exit(1) from problem
