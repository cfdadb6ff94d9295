"""What citizens said about the way, as numbers of a town: no person, no case."""

from django.db import models


class Rating(models.Model):
    """How often a value from 1 (very hard) to 5 (very easy) was given for a service in a month."""

    key = models.CharField(max_length=80)
    month = models.DateField()  # its first day
    value = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "month", "value"], name="journey_one_row_per_value"),
            models.CheckConstraint(condition=models.Q(value__gte=1, value__lte=5), name="journey_value_one_to_five"),
        ]
