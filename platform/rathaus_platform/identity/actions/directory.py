"""The bound town's own directory: kept with its client, the secret sealed; `rathaus identity apply` tells Keycloak."""

from collections.abc import Iterable

from rathaus_platform.crypto import api as crypto
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms.directory import Directory, check

_OTHER_KIND = "Ein verbundenes Verzeichnis wechselt das Protokoll nicht."
_SEALED = b"identity.directory"


def town_directory() -> Directory | None:
    """The directory the bound town has declared, or None. One statement."""
    return directory_among(OidcClient.objects.filter(realm=Realm.VERWALTUNG))


def directory_among(rows: Iterable[OidcClient]) -> Directory | None:
    """The directory that stands in these rows of the bound town, or None."""
    row = next((row for row in rows if row.realm == Realm.VERWALTUNG), None)
    if row is None or not row.directory:
        return None
    sealed = bytes(row.directory_secret or b"")
    secret = crypto.unseal(sealed, crypto.town_key(), _SEALED).decode() if sealed else ""
    return Directory.from_json(row.directory, secret)


def declare_directory(directory: Directory) -> None:
    """Keep what the town declares. Raises Invalid, or SignInAway where the town has no sign-in yet."""
    check(directory)
    before = town_directory()
    if before is not None and before.kind != directory.kind:  # its people are known by their names in the old protocol
        raise Invalid(problems=[FieldProblem("kind", _OTHER_KIND)])
    secret = crypto.seal(directory.secret.encode(), crypto.town_key(), _SEALED) if directory.secret else b""
    rows = OidcClient.objects.filter(realm=Realm.VERWALTUNG)
    if not rows.update(directory=directory.as_json(), directory_secret=secret):
        raise SignInAway
