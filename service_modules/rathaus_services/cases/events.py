"""What happened to a case: writing it down sealed, and opening it again."""

from datetime import date, datetime
from typing import Literal

from rathaus_platform.audit.api import Actor
from rathaus_services.cases.content import EventBody
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.sealing import Seal

Kind = Literal[
    "submitted",
    "receipt",
    "assigned",
    "started",
    "question",
    "unanswered",
    "reminder",
    "answer",
    "message",
    "note",
    "proposed",
    "held",
    "checked",
    "complete",
    "extended",
    "warned",
    "deemed",
    "decided",
    "letter",
    "offer_ended",
    "withdrawn",
]


def add(
    case: Case,
    seal: Seal,
    *,
    kind: Kind,
    at: datetime,
    actor: Actor,
    author: str,
    text: str = "",
    until: date | None = None,
    public: bool,
) -> Event:
    """Write one event down; `public` ones are shown to the citizen."""
    event = made(case, seal, kind=kind, at=at, actor=actor, author=author, text=text, until=until, public=public)
    event.save(force_insert=True)
    return event


def made(
    case: Case,
    seal: Seal,
    *,
    kind: Kind,
    at: datetime,
    actor: Actor,
    author: str,
    text: str = "",
    until: date | None = None,
    public: bool,
) -> Event:
    """The event, sealed and not yet stored: many are stored at once."""
    event = Event(case=case, at=at, kind=kind, actor_kind=actor.kind, public=public)
    body = EventBody(author=author, text=text, until="" if until is None else until.isoformat())
    event.sealed_body = seal.close(f"event/{event.id}", body.encode())
    return event


def body_of(event: Event, seal: Seal) -> EventBody:
    """The text and author of an event."""
    return EventBody.decode(seal.open(f"event/{event.id}", event.sealed_body))
