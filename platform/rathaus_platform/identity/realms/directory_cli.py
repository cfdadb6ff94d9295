"""`rathaus identity directory TOWN`: shows, declares or switches off a town's own directory."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer
from django.db import transaction

from rathaus_platform.errors import FieldProblem, Invalid, NotFound
from rathaus_platform.identity.realms.directory import OIDC, Directory
from rathaus_platform.identity.realms.directory_metadata import described
from rathaus_platform.identity.realms.wanted import Change

if TYPE_CHECKING:
    from rathaus_platform.identity.realms.values import TownIdentity

Kind = Annotated[str, typer.Option("--kind", help="oidc oder saml.")]
Metadata = Annotated[str, typer.Option(help="Adresse (oidc: Aussteller, saml: auch Datei) der Metadaten.")]
Domains = Annotated[list[str], typer.Option("--domain", help="Domain der E-Mail-Adressen; mehrfach.")]
ClientId = Annotated[str, typer.Option(help="Client im Verzeichnis (oidc).")]
Secret = Annotated[str, typer.Option("--secret", envvar="RATHAUS_DIRECTORY_SECRET", hidden=True)]
Groups = Annotated[list[str], typer.Option("--group", help="AUFGABE=Gruppe, etwa leitung=RH-Leitung; mehrfach.")]
Offices = Annotated[list[str], typer.Option("--office", help="AMT=Gruppe, etwa ordnungsamt=RH-32; mehrfach.")]
Attribute = Annotated[str, typer.Option("--group-attribute", help="Wo das Verzeichnis die Gruppen nennt.")]
Off = Annotated[bool, typer.Option("--off", help="Niemand meldet sich mehr über das Verzeichnis an.")]


def declared(
    kind: str, metadata: str, domains: list[str], client_id: str, secret: str, groups: list[str], offices: list[str],
    attribute: str,
) -> Directory:  # fmt: skip
    """The directory the options describe; what it publishes is read from its metadata. Raises NoMetadata, Invalid."""
    return Directory(
        kind=kind,
        domains=tuple(domain.lower() for domain in domains),
        client_id=client_id if kind == OIDC else "",
        secret=secret if kind == OIDC else "",
        group_attribute=attribute,
        groups=_pairs("groups", groups),
        offices=_pairs("offices", offices),
        **described(kind, metadata),
    )


def in_its_town(town: "TownIdentity", bound: AbstractContextManager[Any], new: Directory | None, *, off: bool
                ) -> tuple[Directory | None, list[Change]]:  # fmt: skip
    """Keep the declaration, tell Keycloak; the directory as it is now, and what was changed there."""
    from rathaus_platform.identity.actions.directory import declare_directory, town_directory
    from rathaus_platform.identity.api import bring_town
    from rathaus_platform.identity.deployment import deployment
    from rathaus_platform.identity.realms import api

    with bound, transaction.atomic():  # what Keycloak refuses is not kept here either
        if off:
            kept = town_directory()
            if kept is None:
                raise NotFound
            new = replace(kept, enabled=False)
        if new is None:
            return town_directory(), []
        declare_directory(new)
        return new, list(bring_town(api.Towns(deployment()), town))


def _pairs(name: str, given: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in given:
        key, equals, group = text.partition("=")
        if not equals:
            raise Invalid(problems=[FieldProblem(name, f"Erwartet wird NAME=Gruppe, nicht {text}")])
        found[key.strip()] = (*found.get(key.strip(), ()), group.strip())
    return found
