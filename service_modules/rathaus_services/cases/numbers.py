"""Case numbers: three letters of the town, the year, six digits: WIL-26-000123."""

from django.db import connection

_NEXT = """
INSERT INTO cases_numberrange AS given (year, last) VALUES (%s, 1)
ON CONFLICT (year) DO UPDATE SET last = given.last + 1 RETURNING last
"""


def next_number(slug: str, year: int) -> str:
    """The next number of the year. Its row stays locked until the caller's transaction ends: no gaps."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [year])
        (count,) = cursor.fetchone()
    return written(slug, year, count)


def written(slug: str, year: int, count: int) -> str:
    """The number as people read it."""
    letters = "".join(letter for letter in slug if letter.isalpha())[:3].upper()
    return f"{letters}-{year % 100:02d}-{count:06d}"


def normalised(typed: str) -> str:
    """A number as somebody typed it, in the form that is stored."""
    return "".join(typed.split()).upper().replace("–", "-")
