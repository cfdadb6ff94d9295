"""The table of the outbox."""

from django.db import models
from django.db.models import Q

from rathaus_platform.ids import new_id


class Message(models.Model):
    """One thing to be done. Its payload holds ids only; personal data go sealed, until it is done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    sealed = models.BinaryField(null=True)
    key = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    parked_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                name="outbox_message_open",
                condition=Q(done_at__isnull=True, parked_at__isnull=True),
            )
        ]
