"""Files of drafts and cases."""

from django.db import models
from django.db.models import Q

from rathaus_services.cases.models.case import Case
from rathaus_services.cases.models.draft import Draft
from rathaus_services.cases.models.event import Event


class CaseFile(models.Model):
    """Which draft or case a stored file belongs to and who may see it. Its name is sealed."""

    stored = models.OneToOneField("documents.StoredFile", primary_key=True, on_delete=models.PROTECT, related_name="+")
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
                condition=Q(draft__isnull=False, case__isnull=True) | Q(draft__isnull=True, case__isnull=False),
            ),
            models.UniqueConstraint(
                name="cases_one_letter_per_case",
                fields=["case", "purpose"],
                condition=Q(purpose__in=["receipt", "decision", "certificate"]),
            ),
        ]
