"""One number per town that moves with every change a visitor can see; the page cache is keyed by it."""

from django.db import models


class ContentVersion(models.Model):
    """The table has one row (id 1), made by a migration, so the town's template carries it."""

    number = models.BigIntegerField(default=1)

    class Meta:
        verbose_name = "Inhaltsstand"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="pages_contentversion_one_row")]
