"""Coming back to a draft or a case with a code."""

from uuid import UUID

from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.ids import normalise_code
from rathaus_services.cases import codes, drafts
from rathaus_services.cases.access import citizen
from rathaus_services.cases.errors import UnknownCase, UnknownDraft
from rathaus_services.cases.limits import Attempt
from rathaus_services.cases.models import Case, Draft
from rathaus_services.cases.numbers import normalised
from rathaus_services.cases.values import DraftView
from rathaus_services.releases import api as releases


def resume(code: str, *, ip: str) -> DraftView:
    """The draft with this code. Rate limited per address. Raises UnknownDraft. Call `grant` afterwards."""
    attempt = Attempt(ip=ip)
    attempt.begin()
    try:
        mark = codes.draft_mark(normalise_code(code))
    except ValueError as problem:
        raise UnknownDraft from problem
    row = Draft.objects.filter(code_hash=mark, case=None, expires_at__gt=now()).first()
    if row is None:
        raise UnknownDraft
    attempt.succeeded()
    seal = drafts.seal_of(row)
    return drafts.view(row, releases.release(row.release_id), seal, drafts.content_of(row, seal))


def find_by_code(*, number: str, code: str, ip: str) -> UUID:
    """The id of the case with this number and code. Rate limited per address and number.

    Raises UnknownCase for every wrong pair alike, TooManyRequests. Call `grant` afterwards.
    """
    wanted = normalised(number)
    attempt = Attempt(ip=ip, number=wanted)
    attempt.begin()
    try:
        typed = normalise_code(code)
    except ValueError as problem:
        raise UnknownCase from problem
    found = Case.objects.filter(number=wanted).values_list("id", "code_hash").first()
    if found is None or codes.case_mark(typed, found[0]) != found[1]:
        raise UnknownCase
    attempt.succeeded()
    return found[0]


def find_case(*, number: str, code: str, ip: str, person: Person | None) -> UUID:
    """The id of a case by number and code, or without a code of the person's own. Raises what `find_by_code` raises."""
    if code:
        return find_by_code(number=number, code=code, ip=ip)
    owner = citizen(person)
    row = owner and Case.objects.filter(number=normalised(number), owner_id=owner.id).only("id").first()
    if row is None:
        raise UnknownCase
    return row.id
