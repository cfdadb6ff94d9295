"""The table of towns that are no more."""

from django.db import models


class Departed(models.Model):
    """What stays of a deleted town: that it was, when and by whom it was deleted, and where its audit chain ended."""

    id = models.UUIDField(primary_key=True)
    slug = models.CharField(max_length=50)
    ars = models.CharField(max_length=12)
    audit_seq = models.BigIntegerField()
    audit_hash = models.BinaryField()
    deleted_by = models.CharField(max_length=100)  # the account on the machine
    deleted_at = models.DateTimeField()
