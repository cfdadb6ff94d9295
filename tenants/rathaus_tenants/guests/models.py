"""The tables of grants, in the shared schema."""

from django.db import models
from django.db.models import Q

from rathaus_platform.ids import new_id
from rathaus_tenants.registry.models import Town


class Visit(models.Model):
    """An operator in a town's desk: who, why, from when until when. Rows stay; an end is written, never removed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    name = models.CharField(max_length=200)  # the town has a right to know who it was
    reason = models.CharField(max_length=500)
    ticket = models.CharField(max_length=60, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, blank=True)  # operator, town

    class Meta:
        indexes = [models.Index(fields=["town", "-begins_at"], name="guests_visit_of_town")]


class StandIn(models.Model):
    """Clerks of `home` work some services of `host`. Nothing of it counts before `home` has accepted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    host = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="+")
    home = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="+")
    services = models.JSONField()  # keys
    reason = models.CharField(max_length=500)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    offered_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    for_all = models.BooleanField(default=False)  # every clerk of `home`, else those who have a seat
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, blank=True)  # host, home

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(host=models.F("home")), name="guests_standin_of_two_towns"),
        ]
        indexes = [
            models.Index(fields=["host", "-offered_at"], name="guests_standin_of_host"),
            models.Index(fields=["home", "-offered_at"], name="guests_standin_of_home"),
        ]


class Seat(models.Model):
    """One clerk of `home` in a stand-in, by Keycloak's subject alone. Gone as soon as they are no clerk any more."""

    stand_in = models.ForeignKey(StandIn, on_delete=models.CASCADE, related_name="seats")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    entered_at = models.DateTimeField(null=True)  # when their own town last saw them off

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stand_in", "issuer", "subject"], name="guests_seat_once"),
        ]
