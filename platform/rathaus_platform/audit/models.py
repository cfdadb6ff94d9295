"""The two tables of the audit trail: entries, only appended to, and the one row where the chain ends."""

from django.db import models
from django.db.models import Q

from rathaus_platform.audit.values import Actor, Record


class Entry(models.Model):
    """One thing that happened. The town's role may insert and read it, never change or delete it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=200)
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=200)
    details = models.JSONField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "seq"], name="audit_entry_subject"),
            # Few rows: the journal of whoever was let in from elsewhere.
            models.Index(fields=["seq"], name="audit_entry_guests", condition=Q(actor_kind__in=["guest", "operator"])),
        ]

    def record(self) -> Record:
        """The row as a value, exactly as it lies in the table."""
        return Record(
            seq=self.seq,
            at=self.at,
            actor=Actor(self.actor_kind, self.actor_id, self.actor_name),  # type: ignore[arg-type]
            action=self.action,
            subject=(self.subject_kind, self.subject_id),
            details=self.details,
            previous=bytes(self.previous),
            hash=bytes(self.hash),
        )


class Head(models.Model):
    """The end of the chain; locking this row puts the writers of one town in order."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_head_single")]
