"""App configuration: templates, tasks, addresses; the tables are those of releases and activation."""

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Rings of releases."""

    name = "rathaus_services.rollout"
    label = "rollout"
    verbose_name = "Fassungen auf dem Weg"
