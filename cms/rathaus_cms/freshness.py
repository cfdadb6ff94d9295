"""Whatever changes what visitors see raises the town's content version; kept pages die with it."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from rathaus_cms.base.models import TownPage
from rathaus_tenants.context import town_or_none
from rathaus_tenants.registry import api as registry

# Preferences and activation raise it themselves. Images keep their address when their text changes.
SHOWN_EVERYWHERE = ("wagtailimages.Image", "wagtaildocs.Document")


def changed(**kwargs: Any) -> None:
    """Receiver: something public is different now. Nothing happens where no town is bound."""
    if town_or_none() is not None:
        registry.content_changed()


def page_gone(sender: type[Any], **kwargs: Any) -> None:
    """Receiver of deletions: of pages only."""
    if issubclass(sender, TownPage):
        changed()


def connect() -> None:
    """Called once when the apps are ready."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(changed, dispatch_uid="rathaus_cms.freshness")
    post_delete.connect(page_gone, dispatch_uid="rathaus_cms.page_gone")
    for model in (Site, *SHOWN_EVERYWHERE):
        post_save.connect(changed, sender=model, dispatch_uid=f"rathaus_cms.changed.{model}")
        post_delete.connect(changed, sender=model, dispatch_uid=f"rathaus_cms.gone.{model}")
