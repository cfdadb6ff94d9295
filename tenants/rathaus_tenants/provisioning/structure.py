"""The steps that only the owner can do: the row, the key, the schema with its role, the hosts."""

import uuid
from collections.abc import Callable
from typing import Final

from django.conf import settings
from psycopg.errors import UniqueViolation

from rathaus_platform.crypto.api import new_key, wrap
from rathaus_tenants.errors import TownRefused
from rathaus_tenants.grants import grant_town
from rathaus_tenants.keys import key_context
from rathaus_tenants.owner import Owner
from rathaus_tenants.provisioning.spec import TownSpec
from rathaus_tenants.provisioning.template import replay

_COLUMNS: Final = [
    "id",
    "schema_name",
    "slug",
    "name",
    "official_name",
    "kind",
    "ars",
    "ags",
    "land",
    "district",
    "population",
    "postal_code",
    "latitude",
    "longitude",
    "cell",
    "pilot",
    "state",
    "wrapped_key",
    "content_version",
    "template_fingerprint",
]


def row(owner: Owner, spec: TownSpec) -> None:
    """The town's row with its key, made in one go. Raises TownRefused when slug or ARS belong to another town."""
    found = owner.execute(
        "SELECT slug, ars FROM public.registry_town WHERE slug = %s OR ars = %s OR schema_name = %s",
        [spec.slug, spec.ars, spec.schema],
    ).fetchall()
    if found == [(spec.slug, spec.ars)]:
        return
    if found:
        raise TownRefused(f"{spec.slug} ({spec.ars}) widerspricht {found}")
    values = _values(spec)
    names = ", ".join(_COLUMNS)
    marks = ", ".join(f"%({name})s" for name in _COLUMNS)
    try:
        owner.execute(
            f"INSERT INTO public.registry_town ({names}, created_at) VALUES ({marks}, now())",  # noqa: S608 - constants
            values,
        )
    except UniqueViolation as problem:
        raise TownRefused(str(problem)) from problem


def schema(owner: Owner, spec: TownSpec) -> None:
    """Schema, rows of the template, role and rights: all of it or nothing."""
    with owner.transaction():
        exists = owner.execute("SELECT to_regnamespace(%s) IS NOT NULL", [spec.schema]).fetchone()
        if exists != (True,):
            mark = replay(owner, spec.schema, _id(owner, spec))
            owner.execute(
                "UPDATE public.registry_town SET template_fingerprint = %s WHERE slug = %s", [mark, spec.slug]
            )
        grant_town(owner, spec.schema)


def domain(owner: Owner, spec: TownSpec) -> None:
    """The town's host under the deployment's domain, as the primary one. Raises TownRefused when it is taken."""
    host = f"{spec.slug}.{settings.ENVIRONMENT.base_domain}".lower()
    owner.execute(
        """
        INSERT INTO public.registry_domain (domain, tenant_id, is_primary)
        SELECT %(host)s, t.id, NOT EXISTS (
                 SELECT 1 FROM public.registry_domain d WHERE d.tenant_id = t.id AND d.is_primary)
          FROM public.registry_town t WHERE t.slug = %(slug)s
        ON CONFLICT (domain) DO NOTHING
        """,
        {"host": host, "slug": spec.slug},
    )
    holder = owner.execute(
        "SELECT t.slug FROM public.registry_domain d JOIN public.registry_town t ON t.id = d.tenant_id"
        " WHERE d.domain = %s",
        [host],
    ).fetchone()
    if holder != (spec.slug,):
        raise TownRefused(f"{host} gehört zu {holder}")


def open_town(owner: Owner, spec: TownSpec) -> None:
    """From now on the town is served. A town that was suspended stays so."""
    owner.execute(
        "UPDATE public.registry_town SET state = 'active' WHERE slug = %s AND state = 'provisioning'",
        [spec.slug],
    )


def _id(owner: Owner, spec: TownSpec) -> uuid.UUID:
    row = owner.execute("SELECT id FROM public.registry_town WHERE slug = %s", [spec.slug]).fetchone()
    if row is None:
        raise TownRefused(spec.slug)
    town_id: uuid.UUID = row[0]
    return town_id


def _values(spec: TownSpec) -> dict[str, object]:
    town_id = uuid.uuid4()
    key = wrap(new_key(), settings.ENVIRONMENT.master_key, key_context(town_id.bytes))
    return {
        "id": town_id,
        "schema_name": spec.schema,
        "slug": spec.slug,
        "name": spec.name,
        "official_name": spec.official_name or f"{spec.kind} {spec.name}",
        "kind": spec.kind,
        "ars": spec.ars,
        "ags": spec.municipality,
        "land": spec.land,
        "district": spec.district,
        "population": spec.population,
        "postal_code": spec.postal_code,
        "latitude": spec.latitude,
        "longitude": spec.longitude,
        "cell": "a",
        "pilot": spec.demo,
        "state": "provisioning",
        "wrapped_key": key,
        "content_version": 1,
        "template_fingerprint": "",
    }


STEPS: Final[tuple[tuple[str, Callable[[Owner, TownSpec], None]], ...]] = (
    ("schema", schema),
    ("domain", domain),
)
