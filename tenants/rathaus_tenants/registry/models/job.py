"""The table of periodic work."""

from django.db import models

from rathaus_tenants.registry.models.town import Town


class TownJob(models.Model):
    """When a periodic task of a town is due next. Towns are spread over the interval, so no minute is a storm."""

    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "name"], name="registry_townjob_once")]
