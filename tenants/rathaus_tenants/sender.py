"""Who a town's mails come from; the platform asks by the setting RATHAUS_TOWN_SENDER."""

from email.headerregistry import Address

from rathaus_tenants.context import current_town


def sender() -> str:
    """`Wilsdruff <noreply@wilsdruff.example>` for the bound town. Raises NoTown."""
    town = current_town()
    return str(Address(display_name=town.name, username="noreply", domain=town.host))
