"""What the worker does after a commit: letters and mails. Every handler may run twice and does its work once.

Handlers run in the outbox's transaction: letter, event and mail row exist together or not at all.
"""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import override

from rathaus_platform.audit.api import SYSTEM
from rathaus_platform.clock import now
from rathaus_platform.languages import by_key
from rathaus_platform.messaging import api as messaging
from rathaus_platform.outbox.api import Delivery, handler
from rathaus_services.cases import events, rows
from rathaus_services.cases.actions.make_letter import make_letter
from rathaus_services.cases.actions.make_receipt import make_receipt
from rathaus_services.cases.actions.tell_held import tell_held
from rathaus_services.cases.letters import mails
from rathaus_services.cases.letters.facts import CaseFacts
from rathaus_services.cases.letters.gather import case_facts
from rathaus_services.cases.letters.mails import Mail
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.queries.history import history_of


@handler("case.receipt")
def receipt(message: Delivery) -> None:
    """Receipt as PDF on the status page, then the mail about it."""
    row = _case(message)
    if row is None:
        return
    facts = make_receipt(row, now())
    _send(facts, lambda: mails.receipt_mail(facts, with_code=row.owner_id is None), message)


@handler("case.letter")
def letter(message: Delivery) -> None:
    """The decision or certificate, then the mail that it lies ready; without one, that it is decided."""
    row = _case(message)
    if row is None:
        return
    facts = make_letter(row, now())
    _send(facts, lambda: mails.letter_mail(facts) if row.available_on else mails.decided_mail(facts), message)


@handler("case.held")
def held(message: Delivery) -> None:
    """The day has come on which a decision is told."""
    row = _case(message)
    if row is not None:
        tell_held(row, message.payload["event"], now())


@handler("case.question")
def question(message: Delivery) -> None:
    """The mail that the office has a question."""
    _ask(message, again=False)


@handler("case.reminder")
def reminder(message: Delivery) -> None:
    """The same again after some days, if the question is still open."""
    _ask(message, again=True)


@handler("case.message")
def message_of_the_office(message: Delivery) -> None:
    """The mail that the office has written."""
    row = _case(message)
    if row is not None:
        facts = case_facts(row, german_day(now()))
        _send(facts, lambda: mails.message_mail(facts), message)


@handler("case.withdrawn")
def withdrawn(message: Delivery) -> None:
    """The mail that confirms the withdrawal."""
    row = _case(message)
    if row is not None:
        facts = case_facts(row, german_day(now()))
        _send(facts, lambda: mails.withdrawn_mail(facts), message)


def _ask(message: Delivery, *, again: bool) -> None:
    row = _case(message)
    if row is None:
        return
    seal = rows.seal_of(row)
    open_question = history_of(row, seal).open_question()
    if open_question is None or str(open_question.id) != message.payload["event"]:
        return  # answered or taken back in the meantime
    facts = case_facts(row, german_day(now()))
    if again:
        events.add(row, seal, kind="reminder", at=now(), actor=SYSTEM, author="", public=False)
    _send(facts, lambda: mails.question_mail(facts, open_question, again=again), message)


def _case(message: Delivery) -> Case | None:
    """The case, locked; None when it has been erased in the meantime."""
    return Case.objects.select_for_update().filter(pk=UUID(message.payload["case"])).first()


def _send(facts: CaseFacts, compose: Callable[[], Mail], message: Delivery) -> None:
    """In the language of the application."""
    if facts.content.contact_email:
        with override(by_key(facts.content.language).code):
            mail = compose()
        messaging.notify(
            to=facts.content.contact_email,
            subject=mail.subject,
            body=mail.body,
            key=f"mail/{message.key}",
        )
