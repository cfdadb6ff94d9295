"""What layers above may add to the operators' console."""

from rathaus_tenants.console.pages import register_page

__all__ = ["register_page"]
