"""What happened to a case: writing it down sealed, and opening it again."""

from datetime import date, datetime
from typing import Literal, Required, TypedDict, Unpack

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


class Happened(TypedDict, total=False):
    """What one event says; `public` ones are shown to the citizen."""

    kind: Required[Kind]
    at: Required[datetime]
    actor: Required[Actor]
    author: Required[str]
    text: str
    until: date | None
    public: Required[bool]


def add(case: Case, seal: Seal, **what: Unpack[Happened]) -> Event:
    """Write one event down."""
    event = made(case, seal, **what)
    event.save(force_insert=True)
    return event


def made(case: Case, seal: Seal, **what: Unpack[Happened]) -> Event:
    """The event, sealed and not yet stored: many are stored at once."""
    event = Event(case=case, at=what["at"], kind=what["kind"], actor_kind=what["actor"].kind, public=what["public"])
    until = what.get("until")
    body = EventBody(what["author"], what.get("text", ""), "" if until is None else until.isoformat())
    event.sealed_body = seal.close(f"event/{event.id}", body.encode())
    return event


def body_of(event: Event, seal: Seal) -> EventBody:
    """The text and author of an event."""
    return EventBody.decode(seal.open(f"event/{event.id}", event.sealed_body))
