"""The tables behind making and migrating towns."""

from django.db import models

from rathaus_tenants.registry.models.town import Town


class TownTemplate(models.Model):
    """The SQL a new town is replayed from. `fingerprint` tells its migrations and its furniture."""

    fingerprint = models.CharField(max_length=64, unique=True)
    sql = models.TextField()  # with a placeholder for the schema's name
    created_at = models.DateTimeField(auto_now=True)  # when it was last the newest


class ProvisioningStep(models.Model):
    """How far the making of a town has come. A step that is not done is done again."""

    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=60)
    state = models.CharField(max_length=10)  # running, done, skipped, failed
    error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "step"], name="registry_step_once")]


class MigrationState(models.Model):
    """How the last attempt to migrate a town ended."""

    town = models.OneToOneField(Town, primary_key=True, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)  # where it stood afterwards
    state = models.CharField(max_length=10)  # done, failed
    error = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(auto_now=True)
