"""`{% load kit %}`: icons, pictures, dates and fields of the town kit. Documented in docs/how-to/town-kit.md."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from rathaus_platform import languages
from rathaus_platform.clock import german_date
from rathaus_platform.web import numbers
from rathaus_platform.web.icons import icon_svg
from rathaus_platform.web.links import Link
from rathaus_platform.web.look_cookies import dismissed, scheme_of
from rathaus_platform.web.translated import versions

register = template.Library()

TURNS = {
    "citizen": ("user", gettext_lazy("Sie sind dran")),
    "rathaus": ("building", gettext_lazy("Das Rathaus ist dran")),
    "done": ("check", gettext_lazy("Abgeschlossen")),
}


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    """`{% icon "dog" 32 %}`. Sizes: 16 18 20 24 32 40."""
    return icon_svg(str(name), int(size))


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file; a missing one gets its plain address, so that an error page never fails for it."""
    try:
        return str(staticfiles_storage.url(path))
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


@register.simple_tag
def html_lang() -> str:
    """The language of the page for browsers: `de`, `de-simple`, `en`."""
    return languages.current().tag


@register.simple_tag(takes_context=True)
def language_versions(context: RequestContext) -> list[Link]:
    """`{% language_versions as links %}`: this page in every language; nothing where there is one only."""
    return versions(context.get("request"))


@register.simple_tag(takes_context=True)
def scheme(context: RequestContext) -> SafeString:
    """Attributes of the root element where the visitor has chosen light or dark."""
    chosen = scheme_of(context.get("request"))
    return format_html(' data-theme="{0}" data-kern-theme="{0}"', chosen) if chosen else SafeString("")


@register.simple_tag(takes_context=True)
def horizon(context: RequestContext) -> SafeString:
    """The cut edge of the town's landscape."""
    return _drawn(getattr(context.get("town_look"), "horizon", ""))


@register.simple_tag(takes_context=True)
def illustration(context: RequestContext, motif: str = "tag", seed: str = "", view: str = "") -> SafeString:
    """The town's landscape. motif: tag abend nacht markt feld; another seed is another place; view: ganz stadt feld."""
    look = context.get("town_look")
    return _drawn(look.scene(motif, str(seed or ""), view)) if look else SafeString("")


@register.simple_tag(takes_context=True)
def town_mark(context: RequestContext) -> SafeString:
    """The town's shield; its height comes from the style sheet."""
    return _drawn(getattr(context.get("town_look"), "mark", ""))


@register.simple_tag
def turn_chip(turn: str, label: str = "") -> SafeString:
    """Who acts next: citizen, rathaus or done; another label keeps the colour."""
    name, words = TURNS.get(turn, TURNS["done"])
    kind = turn if turn in TURNS else "plain"
    return format_html('<span class="tk-turn tk-turn--{}">{}{}</span>', kind, icon_svg(name, 18), label or words)


@register.simple_tag(name="date")
def date_tag(day: date | None) -> SafeString:
    """`8. Dezember 2026` as a `<time>`."""
    if day is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), languages.written_date(day))


@register.filter
def german(day: date | None) -> str:
    """A date in German words, whatever language is on: `{{ day|german }}`."""
    return german_date(day) if day else ""


@register.filter
def clock(moment: datetime | None) -> str:
    """`14.32 Uhr`."""
    return languages.written_time(moment) if moment else ""


@register.filter
def euro(amount: Decimal | None) -> str:
    """`1.234,50 €`."""
    return languages.written_euro(amount) if amount is not None else ""


@register.filter
def size(number: int | None) -> str:
    """`1,8 MB`."""
    return numbers.file_size(number) if number is not None else ""


@register.filter
def hours(opening: Iterable[object] | None) -> list[tuple[str, str]]:
    """Opening hours as (day, text)."""
    return numbers.hours(opening or ())


@register.filter
def problems_counted(problems: Sequence[object]) -> str:
    """The heading of a summary of errors: `Eine Angabe fehlt`, `Bitte prüfen Sie zwei Angaben`."""
    return numbers.problems_counted([str(getattr(problem, "code", "")) for problem in problems])


@register.filter
def field_id(path: str) -> str:
    """The HTML id of the field at a path: `personen.0.vornamen` → `personen-0-vornamen`."""
    return path.replace(".", "-")


@register.simple_tag(takes_context=True)
def is_put_away(context: RequestContext, notice: str) -> bool:
    """Whether this browser has put the warning away."""
    return str(notice) in dismissed(context.get("request"))


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - drawn by the platform, from numbers and its own names only
