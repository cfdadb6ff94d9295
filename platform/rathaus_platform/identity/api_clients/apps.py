"""The Django app `api_clients`: one table, in every town."""

from django.apps import AppConfig


class ApiClientsConfig(AppConfig):
    """Registered by the settings as `rathaus_platform.identity.api_clients`."""

    name = "rathaus_platform.identity.api_clients"
    label = "api_clients"
    verbose_name = "Programme"
