"""The town's confidential client at Keycloak, one per realm."""

from django.db import models

from rathaus_platform.identity.models.realm import Realm


class OidcClient(models.Model):
    """Where this town's people of one realm sign in.

    The issuer is stored, so a town may bring its own Keycloak.
    """

    realm = models.CharField(max_length=16, choices=Realm.choices, primary_key=True)
    issuer = models.CharField(max_length=255)
    client_id = models.CharField(max_length=255)
    secret = models.BinaryField()  # sealed with the town's key: the private key that signs, without `keys` a secret
    keys = models.JSONField(default=list, blank=True, db_default=[])  # identity.client_keys: what Keycloak shall take
    organization = models.CharField(max_length=64, blank=True)  # alias; staff without it are refused
    directory = models.JSONField(default=dict, blank=True, db_default={})  # realms.directory.Directory, of staff only
    directory_secret = models.BinaryField(null=True)  # sealed with the town's key
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.client_id
