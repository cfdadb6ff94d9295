"""The town's register of programs. Secrets are Keycloak's; nothing here opens anything."""

import uuid

from django.db import models


class ApiClient(models.Model):
    """One program. A revoked one stays as a row: its name is never given again, and the trail leads to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.SlugField(max_length=40, unique=True)
    client_id = models.CharField(max_length=120, unique=True)  # at Keycloak; stays when the town is renamed
    scopes = models.JSONField(default=list)
    requests_per_minute = models.PositiveIntegerField()
    requests_per_day = models.PositiveIntegerField()
    cost_per_minute = models.PositiveIntegerField()  # of GraphQL documents, see `rathaus_graphql.limits`
    cost_per_day = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    valid_from = models.DateTimeField()  # tokens that were signed before are refused: set anew with each secret
    keys = models.JSONField(
        default=list, blank=True, db_default=[]
    )  # public, the newest first; none: a secret proves it
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()  # the rules are in `actions`; Wagtail's rights do not apply

    def __str__(self) -> str:
        return self.name
