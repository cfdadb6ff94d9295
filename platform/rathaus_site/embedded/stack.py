"""The programs of a plan in the order they start, and the seven parts that `rathaus status` names."""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass

from rathaus_site.embedded import probes, servers
from rathaus_site.embedded.account import server_account
from rathaus_site.embedded.plan import Plan
from rathaus_site.embedded.programs import Program
from rathaus_site.web_server import web_command

WEB_WORKERS = 2
WEB_THREADS = 4  # per worker: each holds one connection to the database
QUEUES = "interactive,bulk,integration,mail"


@dataclass(frozen=True)
class Part:
    """One part of the stack. `programs` are ours behind it; none where it runs elsewhere."""

    name: str
    url: str | None
    programs: tuple[str, ...]
    ready: Callable[[], bool]


def programs(plan: Plan) -> list[Program]:
    """Ours, in the order of their start; they end in the opposite order."""
    user = server_account().name
    site = plan.state.environment
    found: list[Program] = []
    if "postgres" in plan.own:
        found.append(
            Program("postgres", servers.postgres(plan).command(), user=user, stop_signal=signal.SIGINT, stop_seconds=60)
        )
    if "valkey" in plan.own:
        found.append(Program("valkey", servers.valkey(plan, "broker").command(), user=user))
    if "cache" in plan.own:
        found.append(Program("cache", servers.valkey(plan, "cache").command(), user=user))
    if "mail" in plan.own:
        found.append(Program("mail", _mail(plan)))
    if "keycloak" in plan.own:
        command = servers.keycloak(plan).command()
        found.append(Program("keycloak", command, environment=plan.state.keycloak_environment))
    return [
        *found,
        Program("web", _web(plan), environment=site, stop_seconds=15),
        # A task that is cut off is delivered again: its message is acknowledged only after the work.
        Program("worker", _celery("worker", "-Q", QUEUES, "-c", "2", "-n", "worker@%h"), environment=site),
        Program("beat", _celery("beat", "-s", str(plan.state.folder / "beat"), "--pidfile="), environment=site),
    ]


def parts(plan: Plan, pids: Callable[[], dict[str, int]]) -> list[Part]:
    """The seven parts with the question that tells whether they are ready. `pids` names what runs."""
    database, broker, cache = (plan.value(f"{name}_URL") for name in ("DATABASE", "BROKER", "CACHE"))
    keycloak, web = plan.value("KEYCLOAK_URL"), f"http://127.0.0.1:{plan.ports.web}"
    operator = f"betrieb.{plan.value('BASE_DOMAIN')}"
    ours = {name: _ours(plan, name) for name in ("postgres", "valkey", "cache", "keycloak", "mail")}
    return [
        Part("postgres", database, ours["postgres"], lambda: probes.database(database)),
        Part("valkey", broker, ours["valkey"], lambda: probes.broker(broker) and probes.cache(cache)),
        Part("keycloak", keycloak, ours["keycloak"], _keycloak(plan)),
        Part("web", plan.web_url, ("web",), lambda: probes.page(f"{web}/health/ready", operator)),
        Part("worker", None, ("worker",), lambda: probes.worker(broker)),
        Part("beat", None, ("beat",), lambda: "beat" in pids()),
        Part("mail", plan.mail_url, ours["mail"], _mail_ready(plan)),
    ]


def _ours(plan: Plan, name: str) -> tuple[str, ...]:
    return (name,) if name in plan.own else ()


def _keycloak(plan: Plan) -> Callable[[], bool]:
    if "keycloak" in plan.own:
        return servers.keycloak(plan).ready
    return lambda: probes.page(f"{plan.value('KEYCLOAK_URL')}/realms/buerger")


def _mail_ready(plan: Plan) -> Callable[[], bool]:
    smtp, page = plan.value("SMTP_URL"), plan.mail_url
    if page is None:
        return lambda: probes.listens(smtp, 25)
    return lambda: probes.listens(smtp, 25) and probes.page(page)


def _mail(plan: Plan) -> list[str]:
    module = [sys.executable, "-m", "rathaus_site.embedded.mail"]
    return [*module, str(plan.state.mails), str(plan.ports.smtp), str(plan.ports.mail)]


def _web(plan: Plan) -> list[str]:
    entry = "rathaus_site.embedded.web:application"
    return web_command(entry, host="127.0.0.1", port=plan.ports.web, processes=WEB_WORKERS, threads=WEB_THREADS)


def _celery(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "celery", "-A", "rathaus_site.celery", *arguments, "--loglevel", "INFO"]
