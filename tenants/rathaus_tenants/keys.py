"""Keys of two kinds: those of the cache, which carry the town's name, and the town's encryption key."""

from django.conf import settings

from rathaus_platform.crypto.api import unwrap
from rathaus_tenants.binding import bound
from rathaus_tenants.context import current_town


def make_key(key: str, key_prefix: str, version: int) -> str:
    """Django's KEY_FUNCTION for every cache: the schema stands in front, so no town can meet another's entry.

    Without a bound town it is `public`, which no town's schema is called.
    """
    binding = bound()
    schema = "public" if binding is None else binding.schema
    return f"{schema}:{key_prefix}:{version}:{key}"


def town_key() -> bytes:
    """The bound town's key, unwrapped with the master key. Raises NoTown, and Tampered for a wrong master key."""
    from rathaus_tenants.registry.api import (
        wrapped_key_of,
    )  # the registry is a Django app, this module is not

    town = current_town()
    return unwrap(wrapped_key_of(town), settings.ENVIRONMENT.master_key, key_context(town.id.bytes))


def key_context(town_id: bytes) -> bytes:
    """What a town's wrapped key is bound to: it opens for this town's id and no other."""
    return b"town/" + town_id
