"""A town's Site rows carry the town's own hosts: a slip must not make one town answer for another."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from rathaus_platform.errors import Invalid
from rathaus_tenants.context import town_or_none
from rathaus_tenants.registry import api as registry


class ForeignHost(Invalid):
    """A Site row was about to be saved with a host that the register gives to somebody else, or to nobody."""

    code = "fremder_rechnername"
    text = _("Dieser Rechnername gehört nicht zu Ihrer Stadt.")


def own_host(hostname: str) -> None:
    """Validator of `Site.hostname` in forms. Raises ValidationError."""
    town = town_or_none()
    if town is None or hostname.lower() not in registry.hosts_of(town):
        raise ValidationError(str(ForeignHost.text), code=ForeignHost.code)


def refuse_foreign_host(sender: type[Site], instance: Site, **kwargs: Any) -> None:
    """Receiver before a Site row is saved, for code that does not come through a form. Raises ForeignHost."""
    try:
        own_host(instance.hostname)
    except ValidationError as problem:
        raise ForeignHost from problem


def connect() -> None:
    """Called once when the apps are ready."""
    # The list of the field, not its constructor's: migrations of Wagtail's own table stay as they are.
    Site._meta.get_field("hostname").validators.append(own_host)
    pre_save.connect(refuse_foreign_host, sender=Site, dispatch_uid="rathaus_cms.site_guard")
