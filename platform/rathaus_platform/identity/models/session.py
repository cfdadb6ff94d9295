"""Which of our sessions belongs to which session at Keycloak, and which logout tokens were used already."""

from django.db import models
from django.db.models.functions import Now


class SessionLink(models.Model):
    """One row per signed-in session: back-channel sign-out finds the session to end by (issuer, sid) or
    subject.
    """

    session_key = models.CharField(max_length=40, primary_key=True)
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    sid = models.CharField(max_length=255)
    expires_at = models.DateTimeField()
    began_at = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(db_default=Now())  # to the minute
    device = models.CharField(max_length=60, blank=True, db_default="")  # in words, for its owner

    class Meta:
        indexes = [
            models.Index(fields=["issuer", "sid"], name="identity_link_sid"),
            models.Index(fields=["issuer", "subject"], name="identity_link_subject"),
        ]

    def __str__(self) -> str:
        return self.sid


class SpentToken(models.Model):
    """A logout token that was obeyed; its number is refused until the token would have expired anyway."""

    issuer = models.CharField(max_length=255)
    number = models.CharField(max_length=255)  # the claim `jti`
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "number"], name="identity_spent_once")]

    def __str__(self) -> str:
        return self.number
