"""What other packages may use of the cryptography: sealing, key wrapping and the bound town's key."""

from django.conf import settings
from django.utils.module_loading import import_string

from rathaus_platform.crypto.errors import Tampered
from rathaus_platform.crypto.sealing import fingerprint, new_key, seal, unseal, unwrap, wrap

__all__ = ["Tampered", "fingerprint", "new_key", "seal", "town_key", "unseal", "unwrap", "wrap"]


def town_key() -> bytes:
    """The key of the town that is bound at this moment.

    The platform knows no towns: `RATHAUS_TOWN_KEY_SOURCE` names the function that does. It raises whatever
    that function raises when no town is bound.
    """
    key = import_string(settings.RATHAUS_TOWN_KEY_SOURCE)()
    if not isinstance(key, bytes):
        raise TypeError(f"{settings.RATHAUS_TOWN_KEY_SOURCE} gave no bytes")
    return key
