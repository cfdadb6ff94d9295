"""The two realms a person can come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Realm(models.TextChoices):
    """`buerger`: citizens, through BundID. `verwaltung`: staff, one organization per town."""

    BUERGER = "buerger", _("Bürgerinnen und Bürger")
    VERWALTUNG = "verwaltung", _("Verwaltung")
