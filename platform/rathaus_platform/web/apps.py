"""The app that carries the kit's templates, tags and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No tables; it knows neither towns nor services."""

    name = "rathaus_platform.web"
    label = "web"
    verbose_name = "Stadtbaukasten"
