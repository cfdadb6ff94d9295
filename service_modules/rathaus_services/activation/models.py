"""What a town stores about services: whether it offers them, values of declared parameters, and counts of use."""

from django.db import models


class Activation(models.Model):
    """A service that the town offers, from a day on and perhaps until one; perhaps held on a release until a day."""

    key = models.CharField(max_length=80, primary_key=True)
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)
    pinned_release = models.ForeignKey(
        "releases.ModuleRelease", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pinned_until = models.DateField(null=True, blank=True)
    follows = models.ForeignKey(
        "releases.Rollout", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """How far the town has gone along: no rollout that came later counts here yet. See following.py."""
    waits_for = models.JSONField(default=list, blank=True, db_default=[])
    """The parameters that keep a newer release waiting; with no `follows` they keep the service closed."""
    decisions = models.JSONField(default=list, blank=True, db_default=[])
    """What was decided about changes of the centre, oldest first; see deciding.py."""
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(active_until__isnull=True) | models.Q(active_until__gte=models.F("active_from")),
                name="activation_ends_after_begin",
            )
        ]

    def __str__(self) -> str:
        return self.key


class ParameterValue(models.Model):
    """One value of one parameter, in force from a day until the next value's day. Old ones stay: they explain."""

    key = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    value = models.JSONField()
    valid_from = models.DateField()
    source = models.CharField(max_length=300, blank=True)
    bylaw = models.CharField(max_length=200, blank=True, default="", db_default="")
    paragraph = models.CharField(max_length=80, blank=True, default="", db_default="")
    resolved_on = models.DateField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)
    corrections = models.JSONField(default=list, blank=True, db_default=[])
    """What stood here while it was in force, oldest first; see dated.py."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "name", "valid_from"], name="parameter_once_a_day")]

    def __str__(self) -> str:
        return f"{self.key}.{self.name} from {self.valid_from}"


class ReleaseCount(models.Model):
    """How often something happened with a release on a day: numbers and nothing else. See counting.py."""

    release = models.ForeignKey("releases.ModuleRelease", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    kind = models.CharField(max_length=10)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "release", "kind"], name="activation_count_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.release_id} {self.kind}: {self.number}"
