"""Case numbers: three letters of the town, the year, six digits: WIL-26-000123."""

from django.db.models import F

from rathaus_services.cases.models import NumberRange


def next_number(slug: str, year: int) -> str:
    """The next number of the year. Its row stays locked until the caller's transaction ends: no gaps."""
    row = NumberRange.objects.filter(pk=year)
    if not row.update(last=F("last") + 1):
        NumberRange.objects.bulk_create([NumberRange(year=year)], ignore_conflicts=True)
        row.update(last=F("last") + 1)
    return written(slug, year, row.values_list("last", flat=True).get())


def written(slug: str, year: int, count: int) -> str:
    """The number as people read it."""
    letters = "".join(letter for letter in slug if letter.isalpha())[:3].upper()
    return f"{letters}-{year % 100:02d}-{count:06d}"


def normalised(typed: str) -> str:
    """A number as somebody typed it, in the form that is stored."""
    return "".join(typed.split()).upper().replace("–", "-")
