"""Applications in the making."""

from django.db import models

from rathaus_platform.ids import new_id


class Draft(models.Model):
    """An application in the making. It owns its uploads until it is sent or expires."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=80)
    release = models.ForeignKey("releases.ModuleRelease", on_delete=models.PROTECT, related_name="+")
    owner_id = models.UUIDField(null=True, db_index=True)
    code_hash = models.CharField(max_length=64, unique=True)
    idempotency_key = models.UUIDField()
    wrapped_key = models.BinaryField()
    sealed_content = models.BinaryField()
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.SET_NULL, related_name="+")

    release_version: str  # of the release, in rows of `access.open_draft`
    release_hash: str
