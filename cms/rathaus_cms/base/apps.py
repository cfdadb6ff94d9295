"""Django application with the label `base`; it holds the base page model and nothing else."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Kept apart from the page types: a page type in the same first migration would make a circle."""

    name = "rathaus_cms.base"
    label = "base"
    verbose_name = "Grundseite"
    default_auto_field = "django.db.models.BigAutoField"
