"""kill -9 while an application is sent: afterwards the case exists exactly once, and its mail goes out."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.contract.test_graphql import submission
from tests.e2e import wounds
from tests.e2e.conftest import Stack
from tests.e2e.postbox import wait_for_mail

pytestmark = pytest.mark.faults

PATIENCE = 5.0  # seconds somebody waits for a page before thinking it broken
SIGN_IN = "/anmelden/verwaltung/"


@pytest.fixture(autouse=True)
def _well(stack: Stack) -> Iterator[None]:
    """Every test begins and ends with a whole stack."""
    wounds.until(lambda: wounds.well(stack))
    yield
    wounds.until(lambda: wounds.well(stack), seconds=180)


def application(part: str) -> dict[str, Any]:
    """What somebody sends, with a mail address of its own."""
    email = f"{part}-{uuid4().hex[:8]}@example.org"
    return {**submission(email=email), "contactEmail": email}


def timed(call: Callable[[], httpx.Response]) -> tuple[httpx.Response, float]:
    begun = time.monotonic()
    return call(), time.monotonic() - begun


def first_other_than(status: int, call: Callable[[], httpx.Response]) -> tuple[httpx.Response, float]:
    """The first answer that tells of the fault: each worker trusts what Keycloak said last for five seconds."""
    for _ in range(100):
        answer, seconds = timed(call)
        if answer.status_code != status:
            return answer, seconds
        time.sleep(0.2)
    raise AssertionError(f"{status} to the end")


@pytest.mark.parametrize("part", ["worker", "valkey", "keycloak"])
def test_a_killed_part_costs_no_application(stack: Stack, part: str) -> None:
    sent = application(part)

    wounds.kill(stack, part)
    first = wounds.ask(stack, "SubmitCase", input=sent).json()["data"]["submitCase"]
    again = wounds.ask(stack, "SubmitCase", input=sent).json()["data"]["submitCase"]

    assert (first["__typename"], again["replayed"], again["number"]) == ("Receipt", True, first["number"])
    wait_for_mail(stack, sent["contactEmail"], first["number"], seconds=120)


def test_without_the_database_pages_explain_and_come_back(stack: Stack) -> None:
    with wounds.kept_away(stack, "postgres"):
        answers = [wounds.page(stack, path) for path in ("/status/", "/leistungen/hundesteuer_anmeldung/", SIGN_IN)]
        assert wounds.sent(stack, application("away")) is None
    for answer in answers:
        if answer.status_code != httpx.codes.OK:  # kept pages may go on
            assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE, answer.url
            assert "Das geht gerade nicht" in answer.text
            assert "Traceback" not in answer.text
    assert httpx.codes.SERVICE_UNAVAILABLE in {answer.status_code for answer in answers}
    wounds.until(lambda: wounds.page(stack, "/status/").status_code == httpx.codes.OK)


def test_a_killed_database_costs_no_application(stack: Stack) -> None:
    sent, before = application("postgres"), wounds.counts(stack)
    postgres = wounds.pid_of(stack, "postgres")

    with ThreadPoolExecutor(max_workers=1) as pool:
        answer = pool.submit(wounds.sent, stack, sent)
        time.sleep(0.05)  # on its way
        os.kill(postgres, signal.SIGKILL)
        first = answer.result()
    wounds.until(lambda: wounds.sent(stack, sent) is not None)
    receipt = wounds.sent(stack, sent)

    assert receipt is not None
    assert first is None or first["number"] == receipt["number"]
    assert wounds.counts(stack)["cases_case"] == before["cases_case"] + 1
    wait_for_mail(stack, sent["contactEmail"], receipt["number"], seconds=120)


def test_killed_in_the_middle_of_the_transaction_nothing_half_is_kept(stack: Stack) -> None:
    """The case is written already and the audit trail cannot be: there the web tier is killed."""
    sent, web = application("web"), wounds.pid_of(stack, "web")
    wounds.until(lambda: mails_are_out(stack))
    before = wounds.counts(stack)

    with wounds.superuser(stack) as holder, ThreadPoolExecutor(max_workers=1) as pool, holder.transaction():
        holder.execute(f"LOCK TABLE {wounds.SCHEMA}.audit_entry IN EXCLUSIVE MODE")
        answer = pool.submit(wounds.sent, stack, sent)
        wounds.until(lambda: somebody_waits(stack), seconds=20)
        os.kill(web, signal.SIGKILL)
        # The lock stays until the worker is dead too: it follows its master, but not in the same instant.
        assert answer.result() is None
    wounds.until(lambda: not somebody_waits(stack))
    wounds.until(lambda: wounds.well(stack))
    assert wounds.counts(stack) == before

    first, again = (wounds.sent(stack, sent) for _ in range(2))
    assert first is not None
    assert again is not None
    assert (first["replayed"], again["replayed"], again["number"]) == (False, True, first["number"])
    assert wounds.counts(stack)["cases_case"] == before["cases_case"] + 1
    wait_for_mail(stack, sent["contactEmail"], first["number"], seconds=120)


def mails_are_out(stack: Stack) -> bool:
    """Whether nothing is left that would soon write of its own accord; a reminder waits for days."""
    open_ones = f"SELECT count(*) FROM {wounds.SCHEMA}.outbox_message WHERE done_at IS NULL AND parked_at IS NULL"
    with wounds.superuser(stack) as connection:
        return connection.execute(f"{open_ones} AND due_at < now() + interval '1 day'").fetchone() == (0,)


def somebody_waits(stack: Stack) -> bool:
    """Whether a connection of the web tier stands before our lock."""
    with wounds.superuser(stack) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = 'rathaus_app'"
        ).fetchone()
        return found is not None and found[0] > 0


def test_a_keycloak_that_only_takes_connections_holds_nobody_up(stack: Stack) -> None:
    assert wounds.page(stack, SIGN_IN).status_code == httpx.codes.FOUND
    with wounds.paused(wounds.pid_of(stack, "keycloak")):
        for call in (lambda: wounds.page(stack), lambda: wounds.page(stack, "/status/")):
            answer, seconds = timed(call)
            assert (answer.status_code, seconds < PATIENCE) == (httpx.codes.OK, True)
        answer, seconds = timed(lambda: wounds.ask(stack, "SubmitCase", input=application("paused")))
        assert answer.json()["data"]["submitCase"]["__typename"] == "Receipt"
        assert seconds < PATIENCE
        answer, seconds = first_other_than(httpx.codes.FOUND, lambda: wounds.page(stack, SIGN_IN))
        assert "Anmelden geht gerade nicht" in answer.text
        assert (answer.status_code, seconds < PATIENCE) == (httpx.codes.SERVICE_UNAVAILABLE, True)
    wounds.until(lambda: wounds.page(stack, SIGN_IN).status_code == httpx.codes.FOUND)
