"""Numbers that were given and intents that were met."""

from django.db import models

from rathaus_services.cases.models.case import Case


class NumberRange(models.Model):
    """The last number given in a year; locked while the next is drawn, so there are no gaps."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class SubmissionKey(models.Model):
    """One intent to send. The fingerprint tells a repetition from another content."""

    key = models.UUIDField(primary_key=True)
    fingerprint = models.CharField(max_length=64)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    draft_id = models.UUIDField()
    created_at = models.DateTimeField()
