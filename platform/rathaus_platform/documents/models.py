"""The table of stored files: everything but the content, and the key that alone can open it."""

from django.db import models

from rathaus_platform.documents.values import FileRef
from rathaus_platform.ids import new_id


class StoredFile(models.Model):
    """One file. Deleting the row destroys its key, and with it every copy of the content."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    wrapped_key = models.BinaryField()
    path = models.CharField(max_length=200)

    def ref(self) -> FileRef:
        """The row as a value."""
        return FileRef(
            id=self.id,
            purpose=self.purpose,
            name=self.name,
            media_type=self.media_type,
            size=self.size,
            sha256=self.sha256,
            state=self.state,  # type: ignore[arg-type]
            created_at=self.created_at,
        )
