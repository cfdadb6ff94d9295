"""The table of bells."""

from django.db import models
from django.db.models.functions import Now


class Bell(models.Model):
    """Somebody put something into a town's outbox. No unique key: two towns or two rings never wait for each other."""

    schema_name = models.CharField(max_length=63)
    rung_at = models.DateTimeField(db_default=Now())
