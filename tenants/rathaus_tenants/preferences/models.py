"""The table of a town's preferences: one row, the database sees to that."""

from django.db import models


class Preferences(models.Model):
    """Columns are the fields of PreferencesView; `rules` says what may stand in them."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    brand = models.CharField(max_length=7, default="#39506e")
    accent = models.CharField(max_length=7, default="#c8693c")
    font = models.CharField(max_length=20, default="fira")
    corner = models.CharField(max_length=10, default="rund")
    landscape = models.CharField(max_length=20, default="huegel")
    landmark = models.CharField(max_length=20, default="spitzturm")
    seed = models.CharField(max_length=60, default="rathaus")
    motto = models.CharField(max_length=120, blank=True)
    office = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=120, blank=True)
    head = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    fax = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    data_protection_contact = models.TextField(blank=True)
    opening_hours = models.JSONField(default=list)
    offices = models.JSONField(default=list, blank=True, db_default=[])
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="preferences_one_row"),
        ]
