"""The app of the audit trail; its tables lie in every town's schema."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Label `audit`: tables audit_entry (only ever appended to) and audit_head."""

    name = "rathaus_platform.audit"
    label = "audit"
    verbose_name = _("Protokoll")
