"""The table of towns."""

import uuid
from typing import Any

from django.db import models
from django_tenants.models import TenantMixin


class TownState(models.TextChoices):
    """The life of a town."""

    PROVISIONING = "provisioning", "wird eingerichtet"
    ACTIVE = "active", "geöffnet"
    SUSPENDED = "suspended", "geschlossen"
    ARCHIVED = "archived", "stillgelegt"


class Town(TenantMixin):  # type: ignore[misc]
    """One town hall. Id and schema never change; the schema's name is also the name of the town's role."""

    auto_create_schema = False  # provisioning does it, from the template's SQL
    auto_drop_schema = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)  # "Wilsdruff"
    official_name = models.CharField(max_length=150)  # "Stadt Wilsdruff"
    kind = models.CharField(max_length=40)  # "Stadt", "Gemeinde", "Markt" ...
    ars = models.CharField(max_length=12, unique=True)  # Amtlicher Regionalschlüssel
    ags = models.CharField(max_length=8)  # Amtlicher Gemeindeschlüssel
    land = models.CharField(max_length=40)
    district = models.CharField(max_length=80, blank=True)
    population = models.PositiveIntegerField(null=True)
    postal_code = models.CharField(max_length=5, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    cell = models.CharField(max_length=20, default="a")  # which database, once there are several
    pilot = models.BooleanField(default=False, db_default=False)  # new releases of services come here first
    state = models.CharField(max_length=12, choices=TownState.choices, default=TownState.PROVISIONING)
    wrapped_key = models.BinaryField()  # the town's key under the master key, bound to the id
    content_version = models.BigIntegerField(default=1)  # raised when anything public changes
    template_fingerprint = models.CharField(max_length=64, blank=True)  # what the schema was made from
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slug"]

    def __enter__(self) -> Any:
        """Refused: django-tenants keeps the previous town in a list that all threads share."""
        raise TypeError("switch towns with rathaus_tenants.context.in_town")
