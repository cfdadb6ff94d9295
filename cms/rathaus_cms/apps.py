"""Django application of the town's site as a whole: it joins the parts and has no tables of its own."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Adds the site's step to provisioning and watches for what changes pages."""

    name = "rathaus_cms"
    label = "rathaus_cms"
    verbose_name = "Website"

    def ready(self) -> None:
        """Registers the step `pages` and connects the receivers."""
        from rathaus_cms import freshness, site_guard
        from rathaus_cms.admin import choosers
        from rathaus_cms.seed import steps

        choosers.install()
        steps.register()
        freshness.connect()
        site_guard.connect()
