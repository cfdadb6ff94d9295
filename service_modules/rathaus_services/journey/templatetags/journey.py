"""Small words that the journey's templates need and Django lacks."""

from django import template

register = template.Library()


@register.filter
def field_id(path: str) -> str:
    """The HTML id of the field at a path: `personen.0.vornamen` → `personen-0-vornamen`."""
    return path.replace(".", "-")


@register.filter
def steps(total: int, done: int) -> list[bool]:
    """One truth per segment of the progress bar: is it reached?"""
    return [place < done for place in range(total)]
