"""App configuration: templates, addresses and one table per town, the ratings."""

from pathlib import Path

from django.apps import AppConfig

from rathaus_platform import sentences


class JourneyConfig(AppConfig):
    """The citizen's pages."""

    name = "rathaus_services.journey"
    label = "journey"

    def ready(self) -> None:
        """Make the sentences of the journey known in every language."""
        sentences.add(Path(self.path) / "texts")
