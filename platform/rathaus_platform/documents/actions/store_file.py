"""Keep a checked file: sealed under a key of its own, which is wrapped by the town's key."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from rathaus_platform import clock
from rathaus_platform.crypto import api as crypto
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.documents.sealing import context
from rathaus_platform.documents.values import CheckedUpload, FileRef
from rathaus_platform.ids import new_id


def store(checked: CheckedUpload, *, purpose: str) -> FileRef:
    """Write the sealed content, then the row, in the caller's transaction.

    If the transaction is rolled back, sealed bytes without a key stay behind: nobody can read them again, and
    `sweep` takes them away.
    """
    identity, key = new_id(), crypto.new_key()
    # The last characters are random, the first are the time: folders fill evenly.
    path = f"documents/{identity.hex[-2:]}/{identity}"
    sealed = crypto.seal(checked.data, key, context(identity))
    path = default_storage.save(path, ContentFile(sealed))
    row = StoredFile.objects.create(
        id=identity,
        purpose=purpose,
        name=checked.name,
        media_type=checked.media_type,
        size=len(checked.data),
        sha256=hashlib.sha256(checked.data).hexdigest(),
        state=checked.state,
        created_at=clock.now(),
        wrapped_key=crypto.wrap(key, crypto.town_key(), context(identity)),
        path=path,
    )
    return row.ref()
