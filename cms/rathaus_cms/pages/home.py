"""The start page put together: only sections with something real in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rathaus_cms.pages.models import HomePage, NewsIndexPage, NewsPage
from rathaus_cms.pages.opening import DAYS, opening
from rathaus_cms.pages.queries import news_index, published_news
from rathaus_platform.clock import GERMANY, german_date, now
from rathaus_platform.web.api import Link
from rathaus_services.activation.api import ServiceEntry, active_services
from rathaus_tenants.context import current_town
from rathaus_tenants.preferences.api import PreferencesView, preferences

WITHOUT_ACCOUNT: Final = "ohne"
REGISTER: Final = 6
NEWS: Final = 4
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class TodayValue:
    """One value of the line "Heute". `state` is open, closed or empty."""

    caption: str
    value: str
    note: str = ""
    url: str = ""
    link_text: str = ""
    state: str = ""


@dataclass(frozen=True)
class Cell:
    """One service of the register."""

    url: str
    icon: str
    title: str
    note: str


@dataclass(frozen=True)
class Home:
    """What the template shows."""

    register: list[Cell]
    register_foot: list[Link]
    weekday: str
    day: str
    today: list[TodayValue]
    news: list[NewsPage]
    news_index: NewsIndexPage | None
    calls: list[Any]


def home(page: HomePage, moment: datetime | None = None) -> Home:
    """The bound town's start page at a moment; five statements."""
    at = moment or now()
    services = list(active_services())
    index, news = news_index(), list(published_news()[:NEWS])
    local = at.astimezone(GERMANY)
    return Home(
        register=[_cell(service) for service in _first(page, services)],
        register_foot=_foot(len(services)),
        weekday=DAYS[local.weekday()],
        day=german_date(local.date()).rsplit(" ", 1)[0],
        today=_today(preferences(), services, news, at),
        news=news,
        news_index=index,
        calls=[block.value for block in page.calls if block.value["link"].href],
    )


def _first(page: HomePage, services: list[ServiceEntry]) -> list[ServiceEntry]:
    """The editor's pinned services first, then the rest in the town's order, six in all."""
    # Raw: as blocks each of them would read the town's services again, to know its choices.
    pinned = [block["value"]["service"] for block in page.pinned_services.raw_data]
    by_key = {service.key: service for service in services}
    first = [by_key[key] for key in dict.fromkeys(pinned) if key in by_key]
    return [*first, *(service for service in services if service not in first)][:REGISTER]


def _cell(service: ServiceEntry) -> Cell:
    """`online · 5 Minuten · ohne Konto`: the way, the time, and what else decides whether one begins."""
    if service.kind == "termin":
        return Cell(service.url, service.icon, service.title, _("persönlich · mit Termin"))
    if service.kind == "verweis":
        return Cell(service.url, service.icon, service.title, _("online bei einer anderen Stelle"))
    free = service.trust == WITHOUT_ACCOUNT
    way = _("online") if free else _("online mit BundID")
    time = ngettext("%d Minute", "%d Minuten", service.minutes) % service.minutes
    return Cell(service.url, service.icon, service.title, " · ".join([way, time, *([_("ohne Konto")] if free else [])]))


def _foot(count: int) -> list[Link]:
    label = _("Alle %d Leistungen von A bis Z") % count if count > REGISTER else _("Alle Leistungen von A bis Z")
    return [Link(label, reverse("journey:index")), Link(_("Status einer Anfrage abfragen"), reverse("journey:find"))]


def _today(
    known: PreferencesView, services: list[ServiceEntry], news: list[NewsPage], at: datetime
) -> list[TodayValue]:
    values = [_door(known, at), _phone(known), _online(services), _latest(news, at)]
    return [value for value in values if value is not None]


def _door(known: PreferencesView, at: datetime) -> TodayValue | None:
    door = opening(known.opening_hours, at, current_town().land)
    if door is None:
        return None
    return TodayValue(_("Rathaus"), door.now, door.then, state="open" if door.is_open else "closed")


def _phone(known: PreferencesView) -> TodayValue | None:
    if not known.phone:
        return None
    return TodayValue(_("Telefon"), known.phone, url=f"tel:{known.phone.replace(' ', '')}", link_text=_("Anrufen"))


def _online(services: list[ServiceEntry]) -> TodayValue | None:
    if not services:
        return None
    count = ngettext("%d Leistung", "%d Leistungen", len(services)) % len(services)
    return TodayValue(_("Online, rund um die Uhr"), count, url=reverse("journey:index"), link_text=_("Alle ansehen"))


def _latest(news: list[NewsPage], at: datetime) -> TodayValue | None:
    if not news:
        return None
    since = (at - WEEK).astimezone(GERMANY).date()
    fresh = sum(item.date >= since for item in news)
    if not fresh:
        return TodayValue(_("Nachrichten"), _("Zuletzt am %s") % german_date(news[0].date).rsplit(" ", 1)[0])
    words = _("mehr als %d neu") % (NEWS - 1) if fresh == NEWS else _("%d neu") % fresh
    return TodayValue(_("Nachrichten"), words, _("in den letzten sieben Tagen"))
