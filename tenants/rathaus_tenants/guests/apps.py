"""The app of guests; its tables lie in the shared schema."""

from django.apps import AppConfig


class GuestsConfig(AppConfig):
    """Label `guests`: visits of operators, stand-ins between towns, and who sits in them."""

    name = "rathaus_tenants.guests"
    label = "guests"
