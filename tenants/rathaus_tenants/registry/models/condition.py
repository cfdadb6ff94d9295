"""The tables of what operators watch: how a town's outbox is, and where its audit chain stood each day."""

from django.db import models

from rathaus_tenants.registry.models.town import Town


class Condition(models.Model):
    """How a town was when it was last looked at. Numbers and times only, nothing of the town's content."""

    town = models.OneToOneField(Town, primary_key=True, on_delete=models.CASCADE, related_name="+")
    waiting = models.PositiveIntegerField()  # messages still to be delivered
    parked = models.PositiveIntegerField()  # messages that were given up: somebody has to look
    oldest = models.DateTimeField(null=True)  # when the oldest waiting message was put in
    seen_at = models.DateTimeField()


class AuditHead(models.Model):
    """Where a town's audit chain ended on a day. The town's role cannot reach it, the login role only adds to it."""

    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    hash = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "seq"], name="registry_audithead_once")]
