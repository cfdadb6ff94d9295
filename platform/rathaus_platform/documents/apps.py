"""The app of the files; its table lies in every town's schema."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Label `documents`: table documents_storedfile; the sealed bytes lie in Django's default storage."""

    name = "rathaus_platform.documents"
    label = "documents"
    verbose_name = _("Dateien")
