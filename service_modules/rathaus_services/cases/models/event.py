"""What happened to a case, in order."""

from django.db import models

from rathaus_platform.ids import new_id
from rathaus_services.cases.models.case import Case


class Event(models.Model):
    """One thing that happened to a case. Text and author are sealed with the case's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    actor_kind = models.CharField(max_length=10)
    public = models.BooleanField(default=False)
    sealed_body = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="cases_event_thread")]
