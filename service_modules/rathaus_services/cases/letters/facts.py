"""Everything a letter about a case is made from, opened once and independent of rows. No database here."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rathaus_platform.languages import by_key
from rathaus_services.cases.content import Applicant, CaseContent
from rathaus_services.cases.legal.delivery import Delivery
from rathaus_services.cases.legal.table import DeliveryRule, RemedyBlock, Way
from rathaus_services.cases.values import FileView, Outcome
from rathaus_services.manifest import Module
from rathaus_tenants.preferences.api import PreferencesView
from rathaus_tenants.values import TownRef


@dataclass(frozen=True)
class CaseFacts:
    """One case with its town, ready to be written about. `day` is the date on the letter."""

    case_id: UUID
    number: str
    module: Module
    release_hash: str
    content: CaseContent
    applicant: Applicant
    submitted_at: datetime
    promised_until: date | None
    town: TownRef
    preferences: PreferencesView
    files: tuple[FileView, ...]
    day: date

    @property
    def town_name(self) -> str:
        """The town as an authority: "Stadt Wilsdruff"."""
        return f"{self.town.kind} {self.town.name}".strip()

    @property
    def authority(self) -> str:
        """The authority as a whole, feminine in every town: "Stadtverwaltung Wilsdruff"."""
        return self.preferences.office or f"Verwaltung {self.town_name}"

    @property
    def address(self) -> str:
        """The town hall's address in one line."""
        parts = self.preferences
        return ", ".join(line for line in (parts.street, f"{parts.postal_code} {parts.place}".strip()) if line)

    @property
    def office(self) -> dict[str, str]:
        """The office the town has named for this service, or its general one."""
        named = self.content.parameters.get("zustaendige_stelle")
        general = {
            "name": self.preferences.department or self.preferences.office,
            "telefon": self.preferences.phone,
            "email": self.preferences.email,
        }
        return {**general, **named} if isinstance(named, dict) else general

    @property
    def status_url(self) -> str:
        """Where the citizen looks the case up."""
        return f"{self.town.base_url}/status/?nummer={self.number}"

    @property
    def own_status_url(self) -> str:
        """The same page in the language of the application, for mails."""
        return f"{self.town.base_url}/{by_key(self.content.language).prefix}status/?nummer={self.number}"


@dataclass(frozen=True)
class DecisionFacts:
    """The decision on top: what was decided, why, and the dates that follow from the law."""

    case: CaseFacts
    outcome: Outcome
    reasons: str
    clerk: str
    way: Way
    delivery: Delivery
    rule: DeliveryRule
    remedy: RemedyBlock | None
