"""The releases themselves. Rows are only ever added; towns may read them, the login role may add."""

from django.db import models


class ModuleRelease(models.Model):
    """One version of one service with its whole content under its SHA-256.

    The content is JSON kept as text: jsonb would forget the order of the fields, which is that of the questions.
    """

    key = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    content = models.TextField()
    released_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "content_hash"], name="release_once")]
        indexes = [models.Index(fields=["key", "-released_at"], name="release_newest")]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"
