"""The app of the mails. It has no table: a mail lies sealed in the outbox until it is sent."""

from importlib import import_module

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Registers the outbox's handler for mails."""

    name = "rathaus_platform.messaging"
    label = "messaging"

    def ready(self) -> None:
        """Load the handler."""
        import_module("rathaus_platform.messaging.sending")
