"""Tables of drafts and cases in a town's schema. Columns named sealed_* hold ciphertext; nobody reads rows but this package."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rathaus_platform.ids import new_id


class Draft(models.Model):
    """An application in the making. It owns its uploads until it is sent or expires."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=80)
    release = models.ForeignKey("releases.ModuleRelease", on_delete=models.PROTECT, related_name="+")
    owner_id = models.UUIDField(null=True, db_index=True)
    code_hash = models.BinaryField(max_length=64, unique=True)
    idempotency_key = models.UUIDField()
    wrapped_key = models.BinaryField()
    sealed_content = models.BinaryField()
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.SET_NULL, related_name="+")


class Case(models.Model):
    """A sent application and what became of it. Answers, applicant, mail address, code and fee lines are sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    key = models.CharField(max_length=80)
    release = models.ForeignKey("releases.ModuleRelease", on_delete=models.PROTECT, related_name="+")
    owner_id = models.UUIDField(null=True, db_index=True)
    code_hash = models.BinaryField(max_length=64)
    wrapped_key = models.BinaryField()
    schema_version = models.PositiveSmallIntegerField(default=1)
    sealed_content = models.BinaryField()
    sealed_applicant = models.BinaryField()
    state = models.CharField(max_length=20)
    outcome = models.CharField(max_length=10, blank=True, default="")
    trust = models.CharField(max_length=12)
    channel = models.CharField(max_length=10, default="online")
    fee_total = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField()
    first_read_at = models.DateTimeField(null=True)
    promised_days = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    paused_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    available_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    objection_until = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    delete_on = models.DateField(null=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on", "submitted_at"],
                name="cases_open_by_due",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=["assignee"], name="cases_by_assignee", condition=Q(closed_at__isnull=True)),
        ]


class Event(models.Model):
    """One thing that happened to a case. Text and author are sealed with the case's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    actor_kind = models.CharField(max_length=10)
    public = models.BooleanField(default=False)
    sealed_body = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="cases_event_thread")]


class CaseFile(models.Model):
    """Which draft or case a stored file belongs to and who may see it. Its name is sealed."""

    stored = models.OneToOneField(
        "documents.StoredFile", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="files")
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="files")
    event = models.ForeignKey(Event, null=True, on_delete=models.SET_NULL, related_name="files")
    purpose = models.CharField(max_length=12)
    field = models.CharField(max_length=80, blank=True, default="")
    sealed_name = models.BinaryField()
    from_citizen = models.BooleanField()
    created_at = models.DateTimeField()
    first_read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cases_file_has_one_owner",
                condition=Q(draft__isnull=False, case__isnull=True)
                | Q(draft__isnull=True, case__isnull=False),
            ),
            models.UniqueConstraint(
                name="cases_one_letter_per_case",
                fields=["case", "purpose"],
                condition=Q(purpose__in=["receipt", "decision", "certificate"]),
            ),
        ]


class NumberRange(models.Model):
    """The last number given in a year; its row is locked while the next one is drawn, so there are no gaps."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class SubmissionKey(models.Model):
    """One intent to send. The fingerprint tells a repetition from another content."""

    key = models.UUIDField(primary_key=True)
    fingerprint = models.BinaryField(max_length=32)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    draft_id = models.UUIDField()
    created_at = models.DateTimeField()
