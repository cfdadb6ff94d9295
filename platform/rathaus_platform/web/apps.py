"""The app that carries the kit's templates, tags and static files."""

from pathlib import Path

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No tables; it knows neither towns nor services."""

    name = "rathaus_platform.web"
    label = "web"
    verbose_name = "Stadtbaukasten"

    def ready(self) -> None:
        """Make the sentences of the frame known in every language."""
        from rathaus_platform import sentences

        sentences.add(Path(self.path) / "texts")
