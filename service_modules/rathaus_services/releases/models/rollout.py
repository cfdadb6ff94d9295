"""How far releases have come. Towns read where a release stands; why it stands there is the operators'."""

from django.db import models

from rathaus_services.releases.models.release import ModuleRelease
from rathaus_services.releases.rings import Ring


class Rollout(models.Model):
    """A release on its way through the rings. A town follows the newest one whose ring has reached it."""

    key = models.CharField(max_length=80)
    release = models.ForeignKey(ModuleRelease, on_delete=models.PROTECT, related_name="+", db_index=False)
    ring = models.PositiveSmallIntegerField(choices=Ring.choices)
    halted = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    ring_since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "-id"], name="releases_rollout_newest")]

    def __str__(self) -> str:
        return f"{self.key} {self.release_id} in ring {self.ring}"


class RolloutStep(models.Model):
    """What was done with a rollout, by whom and why. Rows are only ever added."""

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="steps")
    action = models.CharField(max_length=12)
    ring = models.PositiveSmallIntegerField(choices=Ring.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    reason = models.TextField(blank=True)
    figures = models.JSONField(default=dict)
    """What was known then: towns and numbers of cases, never a case."""

    def __str__(self) -> str:
        return f"{self.rollout_id} {self.action}"
