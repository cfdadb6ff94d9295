"""Codes that open drafts and cases: only their marks are stored."""

from uuid import UUID

from rathaus_platform.ids import hash_code
from rathaus_tenants.context import current_town


def draft_mark(code: str) -> str:
    """The mark of a resume code. A draft is found by its code alone, so the salt is the town's."""
    return hash_code(code, f"draft/{current_town().id}")


def case_mark(code: str, case_id: UUID) -> str:
    """The mark of a status code; it belongs to one case."""
    return hash_code(code, f"case/{current_town().id}/{case_id}")
