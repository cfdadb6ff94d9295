"""The app of the outbox; its table lies in every town's schema."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Label `outbox`: table outbox_message, with a trigger that rings the relay's bell."""

    name = "rathaus_platform.outbox"
    label = "outbox"
    verbose_name = _("Postausgang")
