"""App configuration: templates, addresses and one table per town, the ratings."""

from pathlib import Path

from django.apps import AppConfig

from rathaus_platform import sentences


class JourneyConfig(AppConfig):
    """The citizen's pages."""

    name = "rathaus_services.journey"
    label = "journey"

    def ready(self) -> None:
        """Make the sentences of the journey known in every language, and services as purposes of a sign-in."""
        from rathaus_platform.identity.api import register_purposes
        from rathaus_services.journey.handover import purpose_of

        sentences.add(Path(self.path) / "texts")
        register_purposes(purpose_of)
