"""The Bundesland of a municipality follows from its key. Pure."""

from typing import Final

# The first two digits of an ARS (Destatis, Gemeindeverzeichnis).
_LAENDER: Final = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}


def land_of(ars: str) -> str:
    """The Bundesland of an ARS; empty for a number that belongs to none."""
    return _LAENDER.get(ars[:2], "")
