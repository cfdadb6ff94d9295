"""Signed values that hold in one town only: the schema is part of the salt."""

from django.core.signing import Signer, TimestampSigner

from rathaus_tenants.context import current_town


def town_signer(purpose: str) -> TimestampSigner:
    """A signer for the bound town and one purpose; `unsign(value, max_age=seconds)` limits the time.

    A value signed in one town is BadSignature in every other. Raises NoTown.
    """
    return TimestampSigner(salt=_salt(purpose))


def plain_town_signer(purpose: str) -> Signer:
    """The same without a time. Raises NoTown."""
    return Signer(salt=_salt(purpose))


def _salt(purpose: str) -> str:
    return f"rathaus.{current_town().schema}.{purpose}"
