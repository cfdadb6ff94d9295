"""Django application with the label `pages`: its tables lie in every town's schema."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Page types; connects the receivers that move the content version when something is published."""

    name = "rathaus_cms.pages"
    label = "pages"
    verbose_name = "Seiten"
    default_auto_field = "django.db.models.BigAutoField"
