"""A town as the process remembers it: its public face, its state, and its key, still wrapped."""

from dataclasses import dataclass, field

from django.conf import settings

from rathaus_tenants.registry.models import Town, TownState
from rathaus_tenants.values import TownFacts, TownRef


@dataclass(frozen=True, slots=True)
class Entry:
    """What a host or an id leads to."""

    ref: TownRef
    facts: TownFacts
    state: str
    wrapped_key: bytes = field(repr=False)

    @property
    def open(self) -> bool:
        """Whether requests and tasks of this town are served."""
        return self.state == TownState.ACTIVE


def entry(town: Town, host: str) -> Entry:
    """The entry of a row; `host` is its primary one."""
    return Entry(ref(town, host), facts(town), town.state, bytes(town.wrapped_key))


def ref(town: Town, host: str) -> TownRef:
    """The value of a row; `host` is its primary one."""
    return TownRef(
        id=town.id,
        slug=town.slug,
        schema=town.schema_name,
        name=town.name,
        kind=town.kind,
        land=town.land,
        host=host,
        base_url=base_url(host),
        pilot=town.pilot,
    )


def facts(town: Town) -> TownFacts:
    """The register's facts of a row."""
    return TownFacts(**{name: getattr(town, name) for name in TownFacts.__slots__})


def base_url(host: str) -> str:
    """How browsers reach a host of this deployment, without a slash at the end."""
    environment = settings.ENVIRONMENT
    port = f":{environment.base_port}" if environment.base_port else ""
    return f"{environment.scheme}://{host}{port}"
