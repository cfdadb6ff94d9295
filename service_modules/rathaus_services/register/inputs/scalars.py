"""One box: from what people type to what the schema stores, or a sentence that says what to type."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from rathaus_services.register.inputs.shapes import Shape


class Wrong(ValueError):
    """The text cannot be this value; the message says what to type instead."""


def scalar(shape: Shape, text: str) -> object:
    """The value of a text that is not empty. Raises Wrong."""
    return _READ[shape.kind](shape, text)


def money(shape: Shape, text: str) -> str:
    """`1.234,5 €` becomes `1234.50`."""
    bare = re.sub(r"[\s\u00a0]|€|EUR|Euro", "", text)
    if re.fullmatch(r"\d+\.\d{2}", bare):
        bare = bare.replace(".", ",")
    if not re.fullmatch(r"(\d+|\d{1,3}(\.\d{3})+)(,(\d{1,2}|-))?", bare):
        raise Wrong(_("Schreiben Sie einen Betrag in Euro, zum Beispiel 48,00."))
    whole, _comma, cents = bare.replace(".", "").partition(",")
    amount = f"{int(whole)}.{cents.strip('-'):0<2}"
    if not re.search(str(shape.schema["pattern"]), amount):
        raise Wrong(_("So ein Betrag ist hier nicht möglich. Prüfen Sie Komma und Nullen."))
    return amount


def number(shape: Shape, text: str) -> int:
    """A whole number within its limits."""
    least, most = shape.schema.get("minimum"), shape.schema.get("maximum")
    within = {
        (True, True): _("Schreiben Sie eine ganze Zahl von %(least)s bis %(most)s."),
        (True, False): _("Schreiben Sie eine ganze Zahl ab %(least)s."),
        (False, True): _("Schreiben Sie eine ganze Zahl bis %(most)s."),
        (False, False): _("Schreiben Sie eine ganze Zahl."),
    }[(least is not None, most is not None)] % {"least": least, "most": most}
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise Wrong(within)
    found = int(text)
    if (least is not None and found < least) or (most is not None and found > most):
        raise Wrong(within)
    return found


def day(text: str) -> date:
    """`2027-01-01` from a browser's date box, `1.1.2027` as it is typed without one. Raises Wrong."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.replace(" ", ""), re.ASCII)
    with suppress(ValueError):
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    raise Wrong(_("Schreiben Sie einen Tag, zum Beispiel 1.1.2027."))


def moment(_shape: Shape, text: str) -> str:
    """`2027-03-12T15:00` from a browser's box, `12.3.2027 15:00` or `12.3.2027, 15 Uhr` as it is typed without one."""
    found = re.fullmatch(r"(.+?)(?:T|,? +)(\d{1,2})(?:[:.](\d{2}))?(?: *Uhr)?", text.strip(), re.ASCII)
    with suppress(Wrong, ValueError):
        if found:
            at = datetime.combine(day(found[1]), time(int(found[2]), int(found[3] or 0)))
            return at.isoformat(timespec="minutes")
    raise Wrong(_("Schreiben Sie Tag und Uhrzeit, zum Beispiel 12.3.2027 15:00."))


def words(shape: Shape, text: str) -> str:
    """A text within its limits and form."""
    least, most = shape.schema.get("minLength", 0), shape.schema.get("maxLength")
    if len(text) < least:
        raise Wrong(_("Das ist zu kurz. Schreiben Sie mindestens %(least)s Zeichen.") % {"least": least})
    if most is not None and len(text) > most:
        told = {"most": most, "long": len(text)}
        raise Wrong(_("Das ist zu lang. Kürzen Sie auf %(most)s Zeichen, es sind %(long)s.") % told)
    pattern = shape.schema.get("pattern")
    if pattern and not re.search(str(pattern), text):
        raise Wrong(_("Schreiben Sie es so: %(example)s.") % {"example": shape.example or pattern})
    return text


def link(shape: Shape, text: str) -> str:
    """An address on the web."""
    if not re.search(str(shape.schema["pattern"]), text):
        raise Wrong(_("Die Adresse beginnt mit https:// und hat keine Leerzeichen."))
    return words(shape, text)


def email(_shape: Shape, text: str) -> str:
    """A mail address."""
    try:
        validate_email(text)
    except ValidationError:
        raise Wrong(_("Schreiben Sie eine E-Mail-Adresse, zum Beispiel buergerbuero@example.org.")) from None
    return text


def choice(shape: Shape, text: str) -> str:
    """One of the options, by code or as it is read."""
    for code, label in shape.options:
        if text.casefold() in (code.casefold(), label.casefold()):
            return code
    raise Wrong(_("Wählen Sie: %(options)s.") % {"options": ", ".join(label for _code, label in shape.options)})


_READ: Mapping[str, Callable[[Shape, str], object]] = {
    "money": money,
    "number": number,
    "moment": moment,
    "date": lambda _shape, text: day(text).isoformat(),
    "email": email,
    "link": link,
    "choice": choice,
    "yes_no": lambda _shape, text: text == "ja",
    "line": words,
    "area": words,
}
