"""People and applications for the tests of cases: real actions, made-up persons."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import yaml
from django.contrib.auth.models import Group
from django.test import Client

from rathaus_platform.clock import today
from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.identity.api import ADMIN, CLERK, EDITOR, LEAD, Person, TrustLevel
from rathaus_platform.identity.models import User
from rathaus_platform.identity.session import SignedIn, remember
from rathaus_platform.outbox import api as outbox
from rathaus_services import registry
from rathaus_services.cases import api as cases
from rathaus_services.cases.api import Receipt

SERVICE = "hundesteuer_anmeldung"
CATALOGUE = Path(str(find_spec("rathaus_catalogue").origin)).parent  # type: ignore[union-attr]
GROUPS = {CLERK: "Sachbearbeitung", LEAD: "Leitung", EDITOR: "Redaktion", ADMIN: "Verwaltung"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"


@dataclass(frozen=True)
class Sent:
    """A sent application with what its browser may open."""

    receipt: Receipt
    draft_id: UUID
    key: UUID
    grants: frozenset[UUID]

    @property
    def id(self) -> UUID:
        return self.receipt.case_id


def citizen(name: str = "Erika Mustermann", trust: TrustLevel = TrustLevel.BASIS) -> Person:
    """Somebody with an account; the row of the account is not needed."""
    first, _, last = name.partition(" ")
    return _person(uuid4(), "buerger", first, last, trust, frozenset())


def staff(role: str = CLERK, name: str = "Stefan Tauber") -> Person:
    """Somebody of the bound town with a row, as assignments need one."""
    first, _, last = name.partition(" ")
    subject = uuid4().hex
    user = User.objects.create(
        realm="verwaltung",
        issuer="https://login.example.org/realms/verwaltung",
        subject=subject,
        username=subject,
        first_name=first,
        last_name=last,
    )
    user.groups.add(Group.objects.get(name=GROUPS[role]))
    person = _person(user.id, "verwaltung", first, last, TrustLevel.NORMAL, frozenset({role}))
    return replace(person, issuer=user.issuer, subject=user.subject)


def _person(identity: UUID, realm: str, first: str, last: str, trust: TrustLevel, roles: frozenset[str]) -> Person:
    return Person(
        id=identity,
        realm=realm,
        name=f"{first} {last}",
        first_name=first,
        last_name=last,
        email=f"{first.lower()}@example.org",
        trust=trust,
        roles=roles,
        authenticated_at=datetime.now(UTC),
    )


def answers(**changes: Any) -> dict[str, Any]:
    """A complete registration of a dog, but for the upload."""
    began = today() - timedelta(days=60)  # so long that a tax falls due in any month
    return {
        "rasse": "Mischling aus Labrador und Schäferhund",
        "rufname": "Bello",
        "geschlecht": "ruede",
        "chipnummer": "276098104231578",
        "haltung_seit": began.isoformat(),
        "anzahl_hunde": 1,
        "gefaehrlich": False,
        "herkunft": "tierheim",
        "vorher_versteuert": False,
        "vornamen": "Erika",
        "familienname": "Mustermann",
        "anschrift": {"strasse": "Musterweg", "hausnummer": "12", "plz": "01723", "ort": "Wilsdruff"},
        "weitere_halter": False,
        "email": "erika@example.org",
        "bescheid_elektronisch": False,
        "befreiung": "keine",
        "lastschrift": False,
        "erklaerung_wahr": True,
        **changes,
    }


def upload(name: str = "heimtierausweis.pdf", data: bytes = PDF) -> CheckedUpload:
    """A file that has been checked."""
    return CheckedUpload(name=name, media_type="application/pdf", data=data, state="unchecked")


def filled_draft(person: Person | None = None, **changes: Any) -> tuple[UUID, UUID, frozenset[UUID]]:
    """A draft that can be sent: its id, its key, and the grants of its browser."""
    draft = cases.start_draft(key=SERVICE, person=person)
    grants = frozenset({draft.id})
    cases.save_step(draft.id, answers=answers(**changes), person=person, grants=grants)
    cases.attach(draft.id, field="heimtierausweis", upload=upload(), person=person, grants=grants)
    return draft.id, draft.idempotency_key, grants


def send(person: Person | None = None, **changes: Any) -> Sent:
    """Fill in and send."""
    draft_id, key, grants = filled_draft(person, **changes)
    receipt = cases.submit(draft_id, idempotency_key=key, person=person, grants=grants)
    return Sent(receipt, draft_id, key, grants | {receipt.case_id})


def send_example(key: str, example: str, person: Person | None = None, **changes: Any) -> Sent:
    """Send an example of the catalogue as if it were today, with a file for every upload it names."""
    path = CATALOGUE / key / "examples" / f"{example}.yaml"
    given = yaml.safe_load(path.read_text())["answers"]
    module = registry.module(key)
    if person is not None and person.verified_for(key) is None:  # an account that was asked, and knows nothing
        person = replace(person, handed_over={key: {}})
    draft = cases.start_draft(key=key, person=person)
    grants = frozenset({draft.id})
    plain = {name: _text(value) for name, value in given.items() if module.fields[name].kind != "upload"}
    cases.save_step(draft.id, answers={**plain, **changes}, person=person, grants=grants)
    for name in given.keys() - plain.keys():
        cases.attach(draft.id, field=name, upload=upload(), person=person, grants=grants)
    receipt = cases.submit(draft.id, idempotency_key=draft.idempotency_key, person=person, grants=grants)
    return Sent(receipt, draft.id, draft.idempotency_key, grants | {receipt.case_id})


def _text(value: Any) -> Any:
    """YAML reads days as dates; answers hold them as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_text(one) for one in value]
    if isinstance(value, dict):
        return {name: _text(one) for name, one in value.items()}
    return value


def deliver_all() -> int:
    """Do what the worker does, until nothing is due; returns the number of messages."""
    count = 0
    while due := outbox.due(50):
        for message in due:
            outbox.deliver(message)
            count += 1
    return count


def sign_in(client: Client, person: Person) -> Client:
    """The client with a session as Keycloak's sign-in leaves it."""
    user = User.objects.filter(pk=person.id).first() or _row_of(person)
    client.force_login(user)
    session = client.session
    signed_in = SignedIn(
        realm=user.realm,
        issuer=user.issuer,
        subject=user.subject,
        sid=uuid4().hex,
        trust=person.trust.value,
        roles=tuple(person.roles),
        auth_time=int(person.authenticated_at.timestamp()),
        id_token="",
    )
    remember(session, signed_in)
    session.save()
    return client


def _row_of(person: Person) -> User:
    subject = uuid4().hex
    return User.objects.create(
        id=person.id,
        realm=person.realm,
        issuer="https://login.example.org/realms/buerger",
        subject=subject,
        username=subject,
        first_name=person.first_name,
        last_name=person.last_name,
    )
