"""Pages of layers above that operators reach from the console; each is registered when its app starts."""

from django.utils.functional import Promise

_pages: dict[str, str | Promise] = {}


def register_page(name: str, label: str | Promise) -> None:
    """Adds a page of the operator's host by the name of its address. Repeating it changes nothing."""
    _pages.setdefault(name, label)


def pages() -> tuple[tuple[str, str | Promise], ...]:
    """Names and labels in the order of their registration."""
    return tuple(_pages.items())
