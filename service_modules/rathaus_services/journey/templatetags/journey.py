"""Small words that the journey's templates need and Django lacks."""

from django import template

register = template.Library()


@register.filter
def steps(total: int, done: int) -> list[bool]:
    """One truth per segment of the progress bar: is it reached?"""
    return [place < done for place in range(total)]
