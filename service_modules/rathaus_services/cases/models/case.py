"""Sent applications."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rathaus_platform.ids import new_id


class Case(models.Model):
    """A sent application and what became of it. All that is personal is sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    key = models.CharField(max_length=80)
    release = models.ForeignKey("releases.ModuleRelease", on_delete=models.PROTECT, related_name="+")
    owner_id = models.UUIDField(null=True, db_index=True)
    code_hash = models.CharField(max_length=64)
    wrapped_key = models.BinaryField()
    schema_version = models.PositiveSmallIntegerField(default=1)
    sealed_content = models.BinaryField()
    sealed_applicant = models.BinaryField()
    state = models.CharField(max_length=20)
    outcome = models.CharField(max_length=10, blank=True, default="")
    trust = models.CharField(max_length=12)
    channel = models.CharField(max_length=10, default="online")
    fee_total = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    submitted_at = models.DateTimeField()
    unread = models.BooleanField(default=True)  # something from the citizen that no clerk has opened
    promised_days = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    paused_at = models.DateTimeField(null=True)
    proposed = models.CharField(max_length=10, blank=True, default="", db_default="")  # waits for a second person
    proposed_by = models.UUIDField(null=True)
    held_until = models.DateField(null=True)  # decided, but told on this day and not earlier
    fiction_on = models.DateField(null=True)  # deemed granted if nothing is decided by then
    fiction_extended = models.BooleanField(default=False, db_default=False)
    deemed_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=12, blank=True, default="")  # of delivery, once decided
    available_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    objection_until = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    delete_on = models.DateField(null=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on", "submitted_at"],
                name="cases_open_by_due",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=["assignee"], name="cases_by_assignee", condition=Q(closed_at__isnull=True)),
        ]
