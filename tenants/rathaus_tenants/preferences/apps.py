"""The app of the preferences; its table lies in every town's schema."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreferencesConfig(AppConfig):
    """Label `preferences`: table preferences_preferences with one row."""

    name = "rathaus_tenants.preferences"
    label = "preferences"
    verbose_name = _("Einstellungen")

    def ready(self) -> None:
        """Puts the first row into the plan of a new town."""
        from rathaus_tenants.preferences.first import first_preferences
        from rathaus_tenants.provisioning.steps import register_step

        register_step("preferences", 50, first_preferences)
