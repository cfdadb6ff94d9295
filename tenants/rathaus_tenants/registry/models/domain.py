"""The table of hosts."""

from django.db import models
from django_tenants.models import DomainMixin


class Domain(DomainMixin):  # type: ignore[misc]
    """A host (without port) at which a town answers. The primary one is in links; the others lead to it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant"], condition=models.Q(is_primary=True), name="registry_domain_one_primary"
            ),
            models.CheckConstraint(
                condition=models.Q(domain=models.functions.Lower("domain")), name="registry_domain_lower"
            ),
        ]
