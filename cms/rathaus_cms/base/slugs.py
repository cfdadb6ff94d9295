"""Addresses of pages from German titles: ä becomes ae, and only letters, digits and hyphens remain."""

import re

from django.utils.text import slugify

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
ALLOWED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def german_slug(title: str) -> str:
    """`Gebühren für Gärten` becomes `gebuehren-fuer-gaerten`; empty when no letter or digit is left."""
    return slugify(title.translate(_GERMAN)).replace("_", "-").strip("-")
