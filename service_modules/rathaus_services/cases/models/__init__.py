"""Tables of drafts and cases in a town's schema. Columns named sealed_* hold ciphertext."""

from rathaus_services.cases.models.case import Case
from rathaus_services.cases.models.draft import Draft
from rathaus_services.cases.models.event import Event
from rathaus_services.cases.models.file import CaseFile
from rathaus_services.cases.models.keys import NumberRange, SubmissionKey

__all__ = ["Case", "CaseFile", "Draft", "Event", "NumberRange", "SubmissionKey"]
