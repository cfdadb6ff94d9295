"""Open a stored file of the bound town."""

import hashlib
from uuid import UUID

from django.core.files.storage import default_storage

from rathaus_platform.crypto import api as crypto
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.documents.sealing import context
from rathaus_platform.errors import Forbidden, NotFound


def read(file_id: UUID) -> bytes:
    """The plain content. Raises NotFound (another town's file too), Forbidden for a blocked one, Tampered."""
    row = StoredFile.objects.filter(pk=file_id).first()
    if row is None:
        raise NotFound
    if row.state == "refused":
        raise Forbidden
    key = crypto.unwrap(bytes(row.wrapped_key), crypto.town_key(), context(row.id))
    try:
        with default_storage.open(row.path) as file:
            data = crypto.unseal(file.read(), key, context(row.id))
    except FileNotFoundError as problem:
        raise NotFound from problem
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise crypto.Tampered
    return data
