"""Which release of each service every town uses, as the town has told: numbers and days, nothing of its content."""

from django.db import models

from rathaus_services.releases.models.release import ModuleRelease


class Standing(models.Model):
    """A service that a town offers, the release it uses and until when it is held on it."""

    town = models.ForeignKey("registry.Town", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    release = models.ForeignKey(ModuleRelease, on_delete=models.PROTECT, related_name="+")
    held_until = models.DateField(null=True)
    open_questions = models.PositiveSmallIntegerField(default=0, db_default=0)
    """Changes of the centre that somebody in the town has to decide."""
    waits_release = models.ForeignKey(
        ModuleRelease, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """The newer release that has reached the town and does not count there yet; where it is also the one used, the
    town has no older one that counts, and the service is closed."""
    waits_for = models.JSONField(default=list, db_default=[])
    """Names of parameters, which the catalogue declares: without them, or with these values, it cannot take it."""
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "key"], name="releases_standing_once")]

    def __str__(self) -> str:
        return f"{self.town_id} {self.key}"
