"""What a town offers on a day, in the order of the German alphabet."""

import unicodedata
from datetime import date

from rathaus_platform.clock import today
from rathaus_platform.identity.trust import level_of
from rathaus_services import registry
from rathaus_services.activation import parameters
from rathaus_services.activation.parameters import Rows
from rathaus_services.activation.used import active_on, used
from rathaus_services.activation.values import ServiceEntry
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases
from rathaus_services.slots import fill


def active_services(language: str = "de") -> list[ServiceEntry]:
    """Every service that the bound town offers today: two statements."""
    day = today()
    modules, rows = _modules_on(day), parameters.all_in_force(day)
    entries = [_entry(module, rows.get(module.key, {}), language) for module in modules]
    return sorted(entries, key=lambda entry: german_order(entry.title))


def is_active(key: str) -> bool:
    """Whether the bound town offers the service today."""
    return active_on(today()).filter(key=key).exists()


def german_order(text: str) -> str:
    """The place in a German list: umlauts like their vowels, ß like ss (DIN 5007-1)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _modules_on(day: date) -> list[Module]:
    """The content of every active service that is installed, in the release that counts here."""
    wanted = {one.key: one.content_hash for one in used(day)}
    modules = releases.modules_of(wanted.items())
    installed = (module for module in registry.modules() if module.key in wanted)
    return [modules[module.key, wanted[module.key]] for module in installed]


def _entry(module: Module, rows: Rows, language: str) -> ServiceEntry:
    values = parameters.values(module, rows)
    return ServiceEntry(
        key=module.key,
        title=module.text("title", language),
        summary=fill(module.text("outcome", language), values),
        keywords=tuple(module.items("synonyms", language)),
        icon=module.icon,
        topics=module.topics,
        minutes=module.minutes,
        kind=module.kind,
        trust=max(module.trust, str(values.get("vertrauensniveau_min") or "ohne"), key=level_of),
        cost=fill(module.text("facts.cost.value", language), values),
        tier=module.tier,
        demonstration=any(row.demonstration for row in rows.values()),
        module=module,
    )
