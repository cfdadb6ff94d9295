"""The Django app `identity`: its tables exist once per town."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Registered by the settings as `rathaus_platform.identity`."""

    name = "rathaus_platform.identity"
    label = "identity"
    verbose_name = "Anmeldung"
