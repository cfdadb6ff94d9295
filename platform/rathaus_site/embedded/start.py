"""Starts the stack: what can run side by side does, each part begins when what it needs is ready."""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait

from rathaus_site.embedded import environment_file, roles, servers, site, stack, waiting
from rathaus_site.embedded.keycloak import distribution
from rathaus_site.embedded.manager import Manager
from rathaus_site.embedded.plan import Plan
from rathaus_site.embedded.progress import Steps
from rathaus_site.embedded.valkey import Purpose
from rathaus_site.frontend.build import build

FIRST_START_SECONDS = 300  # Keycloak makes its tables; small machines take their time
SECONDS = 180  # a machine that is busy with other things still gets there


class Start:
    """One start of one plan. `run` returns when every part is ready, or raises what went wrong first."""

    def __init__(self, plan: Plan, manager: Manager, steps: Steps) -> None:
        self.plan = plan
        self.manager = manager
        self.steps = steps
        self.given_up = threading.Event()
        self.migrated = threading.Event()
        self._preparation: site.Preparation | None = None

    def run(self) -> None:
        """Runs everything. On an error or Ctrl-C the rest is told to end first."""
        with ThreadPoolExecutor(max_workers=6) as pool:
            database = pool.submit(self._database)
            queues = pool.submit(self._queues)
            files = pool.submit(self._files)
            keycloak = pool.submit(self._keycloak, database)
            prepared = pool.submit(self._site, database, queues, files)
            web = pool.submit(self._web, database, queues, files)
            every = [database, queues, files, keycloak, prepared, web]
            try:
                wait(every, return_when=FIRST_EXCEPTION)
            except KeyboardInterrupt:
                self._give_up()
                raise
            for future in every:
                if future.done() and future.exception() is not None:
                    self._give_up()
                    future.result()

    def _give_up(self) -> None:
        self.given_up.set()
        if self._preparation is not None:
            self._preparation.stop()

    def _database(self) -> None:
        if "postgres" not in self.plan.own:
            return
        with self.steps.step("PostgreSQL"):
            server = servers.postgres(self.plan)
            server.prepare()
            self._start("postgres", server.ready)
            passwords = roles.RolePasswords(
                owner=self.plan.value("PASSWORD_OWNER"),
                app=self.plan.value("PASSWORD_APP"),
                keycloak=self.plan.value("PASSWORD_KEYCLOAK_DATABASE"),
            )
            roles.bootstrap_roles(server.dsn(), passwords)

    def _queues(self) -> None:
        with self.steps.step("Valkey und Mailfänger"):
            if "valkey" in self.plan.own:
                self._valkey("valkey", "broker")
            if "cache" in self.plan.own:
                self._valkey("cache", "cache")
            if "mail" in self.plan.own:
                self._start("mail", self._part("mail").ready)

    def _valkey(self, name: str, purpose: Purpose) -> None:
        server = servers.valkey(self.plan, purpose)
        server.prepare()
        self._start(name, server.ready)

    def _files(self) -> None:
        with self.steps.step("Oberfläche (npm-Pakete, Schriften, Symbole)"):
            build()

    def _keycloak(self, database: "Future[None]") -> None:
        if "keycloak" not in self.plan.own:
            return
        with self.steps.step("Keycloak") as step:
            step.tell("laden, prüfen, bauen")
            distribution.ensure(self.plan.state.keycloak)
            database.result()
            step.tell("starten")
            server = servers.keycloak(self.plan)
            environment_file.write(self.plan.state.keycloak_environment, server.environment())
            self._start("keycloak", server.ready, FIRST_START_SECONDS)

    def _site(self, *needed: "Future[None]") -> None:
        for future in needed:
            future.result()
        with self.steps.step("Tabellen, Anmeldung und Städte") as step:
            self._preparation = site.Preparation(self.plan)

            def tell(line: str) -> None:
                step.tell(line)
                if line == site.MIGRATED:
                    self.migrated.set()

            self._preparation.follow(tell)

    def _web(self, *needed: "Future[None]") -> None:
        for future in needed:
            future.result()
        waiting.until(self.migrated.is_set, seconds=FIRST_START_SECONDS, what="Die Datenbank", alive=self._goes_on)
        with self.steps.step("Web, Hintergrundarbeit, Zeitplan"):
            for name in ("web", "worker", "beat"):
                self.manager.start_program(name)
            for name in ("web", "worker", "beat"):
                self._await(name, self._part(name).ready, SECONDS)

    def _start(self, name: str, ready: Callable[[], bool], seconds: float = SECONDS) -> None:
        self.manager.start_program(name)
        self._await(name, ready, seconds)

    def _await(self, name: str, ready: Callable[[], bool], seconds: float) -> None:
        log = self.plan.state.logs / f"{name}.log"
        waiting.until(
            ready,
            seconds=seconds,
            what=f"{name} (siehe {log})",
            alive=lambda: self._goes_on() and not self.manager.failed(name),
        )

    def _goes_on(self) -> bool:
        return not self.given_up.is_set()

    def _part(self, name: str) -> stack.Part:
        return next(part for part in stack.parts(self.plan, self.manager.pids) if part.name == name)
