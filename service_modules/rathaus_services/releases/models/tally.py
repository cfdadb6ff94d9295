"""How applications go with each release in every town, as the town has told: numbers and days."""

from django.db import models

from rathaus_services.releases.models.release import ModuleRelease


class Tally(models.Model):
    """A town's numbers of one day with one release; what each counts stands in rathaus_services.activation.counting."""

    town = models.ForeignKey("registry.Town", on_delete=models.CASCADE, related_name="+", db_index=False)
    release = models.ForeignKey(ModuleRelease, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    begun = models.PositiveIntegerField(default=0)
    finished = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    broken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "day", "release"], name="releases_tally_once")]

    def __str__(self) -> str:
        return f"{self.town_id} {self.day} {self.release_id}"
